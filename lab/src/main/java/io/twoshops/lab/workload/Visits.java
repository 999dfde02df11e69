package io.twoshops.lab.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoshops.lab.workload.Customers.Customer;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The requests that each journey is made of. */
final class Visits {
    private static final String ADDRESS =
            "{\"recipient\":\"Load\",\"street\":\"1 Load Street\",\"city\":\"Seoul\",\"postalCode\":\"04524\"}";
    private static final List<String> WORDS = List.of("a", "e", "o", "tea", "book");
    private static final double SHARE_DECLINED = 0.1;
    private final Shop shop;
    private final Customers customers;

    Visits(Shop shop, Customers customers) {
        this.shop = shop;
        this.customers = customers;
    }

    /**
     * The steps of a journey, each made when its turn comes.
     *
     * @param customer whose cart it is, for journeys that change one
     */
    List<Supplier<Step>> steps(Journey journey, @Nullable Customer customer) {
        return switch (journey) {
            case BROWSE -> List.of(() -> list("list", "/api/products?size=20&page=0"));
            case SEARCH -> List.of(() -> list("search", "/api/products?size=20&q=" + word()));
            case PRODUCT -> product(customers.anySku());
            case LOG_IN -> List.of(this::logIn);
            case CART -> List.of(() -> put(own(customer)), () -> cart(own(customer)));
            case CHECKOUT -> checkout(own(customer), ThreadLocalRandom.current().nextDouble() < SHARE_DECLINED);
            case HISTORY -> List.of(() -> history(customers.any()));
            case RECOMMENDATIONS -> List.of(() -> cartRecommendations(customers.any()));
        };
    }

    /** A checkout with a card that is not declined. */
    List<Supplier<Step>> paid(Customer customer) {
        return checkout(customer, false);
    }

    private List<Supplier<Step>> checkout(Customer customer, boolean declined) {
        return List.of(() -> put(customer), () -> order(customer, declined));
    }

    /** Whose cart the journey needs; null if it needs none. */
    static @Nullable Boolean buyer(Journey journey) {
        return switch (journey) {
            case CHECKOUT -> true;
            case CART -> false;
            default -> null;
        };
    }

    private static Customer own(@Nullable Customer customer) {
        if (customer == null) {
            throw new IllegalStateException("this journey needs a customer of its own");
        }
        return customer;
    }

    private static String word() {
        return WORDS.get(ThreadLocalRandom.current().nextInt(WORDS.size()));
    }

    private Step list(String name, String path) {
        return new Step(
                name,
                shop.to(path),
                200,
                false,
                body -> body.path("items").isArray()
                                && (!name.equals("list") || body.path("items").size() > 0)
                        ? null
                        : "no list of products");
    }

    private List<Supplier<Step>> product(String sku) {
        return List.of(
                () -> new Step(
                        "product",
                        shop.to("/api/products/" + sku),
                        200,
                        false,
                        body -> sku.equals(body.path("sku").asText()) ? null : "another product"),
                () -> new Step("also-bought", shop.to("/api/recommendations?sku=" + sku), 200, false, Visits::items));
    }

    private Step logIn() {
        Customer customer = customers.any();
        return new Step(
                "log-in",
                shop.send("POST", "/api/sessions", Customers.credentials(customer.email(), customer.password())),
                201,
                false,
                body -> body.path("token").asText("").isEmpty() ? "no token" : null);
    }

    private Step put(Customer customer) {
        String sku = customers.anySku();
        return new Step(
                "put",
                as(customer, shop.send("PUT", "/api/cart/items/" + sku, "{\"quantity\":1}")),
                200,
                false,
                body -> body.path("items").findValuesAsText("sku").contains(sku) ? null : "not in the cart");
    }

    private Step cart(Customer customer) {
        return new Step("cart", as(customer, shop.to("/api/cart")), 200, false, Visits::items);
    }

    private Step order(Customer customer, boolean declined) {
        String body =
                "{\"paymentToken\":\"" + (declined ? "tok_declined" : "tok_ok") + "\",\"address\":" + ADDRESS + "}";
        HttpRequest.Builder request = as(customer, shop.send("POST", "/api/orders", body))
                .header("Idempotency-Key", UUID.randomUUID().toString());
        return new Step("order", request, 201, true, order -> wrongOrder(order, declined));
    }

    private static @Nullable String wrongOrder(JsonNode order, boolean declined) {
        long lines = 0;
        for (JsonNode line : order.path("lines")) {
            lines += line.path("lineTotal").asLong();
        }
        if (lines != order.path("total").asLong(-1)) {
            return "the total is not that of the lines";
        }
        String status = order.path("status").asText();
        boolean right = status.equals("PENDING") || status.equals(declined ? "REJECTED" : "CONFIRMED");
        return right ? null : "order " + status + " " + order.path("reason").asText();
    }

    private Step history(Customer customer) {
        return new Step("history", as(customer, shop.to("/api/orders?size=10")), 200, false, Visits::items);
    }

    private Step cartRecommendations(Customer customer) {
        return new Step(
                "recommendations", as(customer, shop.to("/api/recommendations?cart")), 200, false, Visits::items);
    }

    private static @Nullable String items(JsonNode body) {
        return body.path("items").isArray() ? null : "no list";
    }

    private static HttpRequest.Builder as(Customer customer, HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + customer.token());
    }
}
