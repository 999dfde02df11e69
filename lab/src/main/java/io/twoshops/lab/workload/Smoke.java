package io.twoshops.lab.workload;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A few questions that tell whether a shop keeps its contract at all, before anything is measured on it. The whole contract is
 * the business of the suite in {@code contract/}.
 */
public final class Smoke {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private final Shop shop;
    private final String arm;
    private final List<String> wrong = new ArrayList<>();

    /** @param arm how it is named in what is wrong */
    public Smoke(Shop shop, String arm) {
        this.shop = shop;
        this.arm = arm;
    }

    /** What is wrong; empty if nothing is. */
    public List<String> run() {
        expect("/api/categories", 200, "items");
        expect("/api/products?size=5", 200, "items");
        expect("/api/products/NO-SUCH-PRODUCT", 404, "type");
        expect("/api/products?size=100000", 400, "type");
        expect("/api/cart", 401, "type");
        expect("/.well-known/jwks.json", 200, "keys");
        expect("/internal/stock", 403, "type");
        forged();
        return List.copyOf(wrong);
    }

    private void expect(String path, int status, String field) {
        check(path, shop.to(path), status, field);
    }

    private void forged() {
        check(
                "a forged token",
                shop.to("/api/orders").header("Authorization", "Bearer forged.forged.forged"),
                401,
                "type");
    }

    private void check(String what, HttpRequest.Builder request, int status, String field) {
        Answer answer = shop.ask(request, LIMIT).join();
        JsonNode body = answer.body();
        if (answer.status() != status) {
            wrong.add(arm + ": " + what + " answered " + answer.status() + " and not " + status);
        } else if (body.path(field).isMissingNode()) {
            wrong.add(arm + ": " + what + " answered without " + field);
        }
    }
}
