package io.twoshops.contract.suite;

import static org.hamcrest.Matchers.is;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** Somebody with a session. Every test makes its own. */
record Customer(String email, String password, String id, String token) {

    static final Map<String, String> ADDRESS =
            Map.of("recipient", "김하늘", "street", "세종대로 110", "city", "서울", "postalCode", "04524");

    /** Registers somebody new and logs in. */
    static Customer register() {
        String email = Shop.word() + "@example.com";
        String password = "correct horse " + Shop.word();
        Shop.visitor()
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password, "name", "Kim Haneul"))
                .post("/api/accounts")
                .then()
                .statusCode(201);
        return logIn(email, password);
    }

    static Customer logIn(String email, String password) {
        JsonPath session = Shop.visitor()
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/api/sessions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Customer(email, password, session.getString("account.id"), session.getString("token"));
    }

    /** A call with this session. */
    RequestSpecification asks() {
        return Shop.visitor().header("Authorization", "Bearer " + token);
    }

    /** The same with a JSON body, which may be broken. */
    RequestSpecification asks(String body) {
        return asks().contentType(ContentType.JSON).body(body);
    }

    /** The same with an object that becomes the JSON body. */
    RequestSpecification asks(Map<String, ?> body) {
        return asks().contentType(ContentType.JSON).body(body);
    }

    Customer puts(Product product, int quantity) {
        asks(Map.of("quantity", quantity))
                .put("/api/cart/items/" + product.sku())
                .then()
                .statusCode(200);
        return this;
    }

    JsonPath cart() {
        return asks().get("/api/cart").then().statusCode(200).extract().jsonPath();
    }

    /** Orders what is in the cart, with a fresh key. */
    JsonPath orders(String paymentToken) {
        return places(UUID.randomUUID().toString(), paymentToken)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** Orders with the given key, and leaves the judgement of the answer to the test. */
    Response places(String key, String paymentToken) {
        return asks(Map.of("paymentToken", paymentToken, "address", ADDRESS))
                .header("Idempotency-Key", key)
                .post("/api/orders");
    }

    /** Orders again with the same key, like a good client, while the shop has too much to do. */
    Response insists(String key, String paymentToken) {
        return Shop.eventually().until(() -> places(key, paymentToken), answer -> answer.statusCode() != 503);
    }

    JsonPath order(String orderId) {
        return asks().get("/api/orders/" + orderId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Waits until the order has the status: a pending one settles by itself. */
    JsonPath awaits(String orderId, String status) {
        return Shop.eventually().until(() -> order(orderId), order -> {
            String now = order.getString("status");
            if (!now.equals(status) && !now.equals("PENDING") && !now.equals("CANCELLING")) {
                org.junit.jupiter.api.Assertions.assertEquals(status, now, "the order's final status");
            }
            return now.equals(status);
        });
    }

    /** Buys one product with a good card and waits until the order is confirmed. */
    String buys(Product product, int quantity) {
        puts(product, quantity);
        String orderId = orders("tok_ok").getString("id");
        awaits(orderId, "CONFIRMED");
        return orderId;
    }

    void hasNoOrder() {
        asks().get("/api/orders").then().statusCode(200).body("total", is(0));
    }
}
