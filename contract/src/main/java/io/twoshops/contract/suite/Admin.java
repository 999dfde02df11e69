package io.twoshops.contract.suite;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The shop's administrator, who makes the products that the tests trade in. */
final class Admin {

    private static final String EMAIL = "admin@twoshops.example";

    private Admin() {}

    /** Logging in is bcrypt's work and slow on purpose, so a session serves for a while: by shop, in case there are two. */
    private static final Map<String, Customer> SESSIONS = new ConcurrentHashMap<>();

    private static final Map<String, String> CATEGORIES = new ConcurrentHashMap<>();

    static Customer session() {
        long quarterOfAnHour = Duration.ofNanos(System.nanoTime()).toMinutes() / 15;
        return SESSIONS.computeIfAbsent(
                Shop.url() + " " + quarterOfAnHour, key -> Customer.logIn(EMAIL, Shop.adminPassword()));
    }

    /** A category of the shop, whichever. */
    static String category() {
        return CATEGORIES.computeIfAbsent(Shop.url().toString(), url -> Shop.visitor()
                .get("/api/categories")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id"));
    }

    static RequestSpecification asks(Map<String, ?> body) {
        return session().asks(body);
    }

    static String newSku() {
        return "T-" + Shop.word().toUpperCase(Locale.ROOT);
    }

    /** The body of a good new product; tests spoil one field of it. */
    static Map<String, Object> newProduct(String sku, String name, long price) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("sku", sku);
        body.put("name", Map.of("en", name, "ko", "시험 " + name));
        body.put("description", Map.of("en", "Made by a test.", "ko", "시험이 만든 상품."));
        body.put("category", category());
        body.put("price", price);
        body.put("image", "/images/" + category() + ".svg");
        return body;
    }

    /** A product with a name and a price of its own, and this many in stock. */
    static Product product(String name, long price, int stock) {
        String sku = newSku();
        asks(newProduct(sku, name, price)).post("/api/admin/products").then().statusCode(201);
        if (stock > 0) {
            restocks(sku, stock, UUID.randomUUID().toString());
        }
        return new Product(sku, name, price);
    }

    static Product product(long price, int stock) {
        return product("Product " + Shop.word(), price, stock);
    }

    static JsonPath restocks(String sku, int quantity, String key) {
        return asks(Map.of("sku", sku, "quantity", quantity))
                .header("Idempotency-Key", key)
                .post("/api/admin/stock")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static void changesPrice(Product product, long price) {
        Map<String, Object> body = newProduct(product.sku(), product.name(), price);
        body.remove("sku");
        asks(body).put("/api/admin/products/" + product.sku()).then().statusCode(200);
    }

    static StockAccount stock(Product product) {
        return session()
                .asks()
                .get("/api/admin/stock/" + product.sku())
                .then()
                .statusCode(200)
                .extract()
                .as(StockAccount.class);
    }

    /** The stock account of a product. */
    record StockAccount(String sku, int initial, int restocked, int available, int reserved, int sold) {}
}
