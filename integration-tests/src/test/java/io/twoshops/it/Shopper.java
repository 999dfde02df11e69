package io.twoshops.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A customer with a session, who notes every order that the shop has told of. */
final class Shopper {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "a-long-enough-password";
    private static final Set<String> ACKNOWLEDGED = ConcurrentHashMap.newKeySet();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI shop;
    private final String token;
    private final String sku;

    Shopper(URI shop) throws IOException, InterruptedException {
        this.shop = shop;
        String email = UUID.randomUUID() + "@recovery.example";
        String account = JSON.createObjectNode()
                .put("email", email)
                .put("password", PASSWORD)
                .put("name", "Recovery")
                .toString();
        expect(201, call("POST", "/api/accounts", account, null, null));
        String session = JSON.createObjectNode()
                .put("email", email)
                .put("password", PASSWORD)
                .toString();
        token = json(expect(201, call("POST", "/api/sessions", session, null, null)))
                .path("token")
                .asText();
        sku = json(expect(200, call("GET", "/api/products?size=1", null, null, null)))
                .path("items")
                .path(0)
                .path("sku")
                .asText();
    }

    /** Every order that was acknowledged to any shopper of this JVM. */
    static Set<String> acknowledged() {
        return Set.copyOf(ACKNOWLEDGED);
    }

    void fillCart() throws IOException, InterruptedException {
        expect(200, call("PUT", "/api/cart/items/" + sku, "{\"quantity\":1}", token, null));
    }

    /** Places an order for what is in the cart; empty when the shop did not answer or refused. */
    Optional<String> order(String key) {
        String body = JSON.createObjectNode()
                .put("paymentToken", "tok_ok")
                .<ObjectNode>set(
                        "address",
                        JSON.createObjectNode()
                                .put("recipient", "Kim")
                                .put("street", "1 Sejong-daero")
                                .put("city", "Seoul")
                                .put("postalCode", "04524"))
                .toString();
        try {
            HttpResponse<String> answer = call("POST", "/api/orders", body, token, key);
            if (answer.statusCode() != 201) {
                return Optional.empty();
            }
            String id = json(answer).path("id").asText();
            ACKNOWLEDGED.add(id);
            return Optional.of(id);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The status of the newest of the shopper's orders; empty when there is none or the shop does not answer. */
    Optional<String> newestStatus() {
        try {
            JsonNode order = json(expect(200, call("GET", "/api/orders?size=1", null, token, null)))
                    .path("items")
                    .path(0);
            return Optional.ofNullable(order.path("status").textValue());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private HttpResponse<String> call(
            String method, String path, @Nullable String body, @Nullable String session, @Nullable String key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(shop.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (session != null) {
            request.header("Authorization", "Bearer " + session);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != status) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
