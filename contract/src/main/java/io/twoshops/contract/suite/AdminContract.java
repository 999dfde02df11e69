package io.twoshops.contract.suite;

import static io.twoshops.contract.suite.Problems.invalid;
import static io.twoshops.contract.suite.Problems.problem;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Keeping the shop: products and stock, for administrators only. */
@DisplayName("administration")
public class AdminContract {

    @Test
    void createsAProductWithoutStock() {
        String sku = Admin.newSku();
        Map<String, Object> body = Admin.newProduct(sku, "New", 4_500);
        Admin.asks(body)
                .post("/api/admin/products")
                .then()
                .statusCode(201)
                .header("Location", endsWith("/api/products/" + sku))
                .body("sku", is(sku))
                .body("price", is(4_500))
                .body("name", is(body.get("name")))
                .body("description", is(body.get("description")));
        Product product = new Product(sku, "New", 4_500);
        assertEquals(new Admin.StockAccount(sku, 0, 0, 0, 0, 0), Admin.stock(product));
        Shop.visitor().get("/api/products/" + sku).then().statusCode(200);
    }

    @Test
    void changesAProduct() {
        Product product = Admin.product(1_000, 0);
        Map<String, Object> change = change("Renamed " + Shop.word(), 1_234);
        Admin.asks(change)
                .put("/api/admin/products/" + product.sku())
                .then()
                .statusCode(200)
                .body("price", is(1_234))
                .body("name", is(change.get("name")));
        Shop.visitor()
                .get("/api/products/" + product.sku())
                .then()
                .body("price", is(1_234))
                .body("name", is(change.get("name")));
    }

    @Test
    void refusesASkuThatIsTakenAndKeepsTheProduct() {
        Product product = Admin.product(1_000, 0);
        Admin.asks(Admin.newProduct(product.sku(), "Other", 1))
                .post("/api/admin/products")
                .then()
                .spec(problem("sku-taken"));
        Shop.visitor().get("/api/products/" + product.sku()).then().body("price", is(1_000));
    }

    @Test
    void ofManyWhoCreateTheSameSkuAtOnceOneSucceeds() {
        Map<String, Object> body = Admin.newProduct(Admin.newSku(), "Raced", 100);
        List<Integer> statuses = AtOnce.times(
                6, i -> Admin.asks(body).post("/api/admin/products").statusCode());
        assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses.toString());
        assertEquals(5, statuses.stream().filter(status -> status == 409).count(), statuses.toString());
    }

    @Test
    void cannotChangeAProductThatIsNotThere() {
        Admin.asks(change("Nothing", 1))
                .put("/api/admin/products/" + Admin.newSku())
                .then()
                .spec(problem("not-found"));
    }

    @Test
    void refusesABadNewProductByTheNameOfTheField() {
        for (Object sku : List.of("", "ab", "lower-case", "-LEADING", "A".repeat(41), "A B C", "A/B", "<X>", 123)) {
            refused(with("sku", sku), "sku");
        }
        for (Object price : List.of(0, -1, 1_000_000_001L, 1.5, "1000", true)) {
            refused(with("price", price), "price");
        }
        refused(with("name", "only one"), "name");
        refused(with("name", Map.of("en", "no Korean")), "name.ko");
        refused(with("name", Map.of("en", "", "ko", "빈")), "name.en");
        refused(with("name", Map.of("en", "x".repeat(2_001), "ko", "긴")), "name.en");
        refused(with("description", Map.of("en", "x", "ko", "")), "description.ko");
        refused(with("category", "no-such-category"), "category");
        refused(with("image", "x".repeat(201)), "image");
        refused(with("stock", 5), "stock");
        for (String field : List.of("sku", "name", "description", "category", "price", "image")) {
            Map<String, Object> body = Admin.newProduct(Admin.newSku(), "Bad", 100);
            body.remove(field);
            refused(body, field);
        }
    }

    @Test
    void refusesABadChangeAndKeepsTheProduct() {
        Product product = Admin.product(1_000, 0);
        Map<String, Object> bad = change("Bad", 100);
        bad.put("price", -5);
        Admin.asks(bad).put("/api/admin/products/" + product.sku()).then().spec(invalid("price"));
        Map<String, Object> moved = change("Bad", 100);
        moved.put("sku", Admin.newSku());
        Admin.asks(moved).put("/api/admin/products/" + product.sku()).then().spec(invalid("sku"));
        Shop.visitor()
                .get("/api/products/" + product.sku())
                .then()
                .body("price", is(1_000))
                .body("name.en", is(product.name()));
    }

    @Test
    void addsToTheStockOncePerKey() {
        Product product = Admin.product(1_000, 0);
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            assertEquals(7, Admin.restocks(product.sku(), 7, key).getInt("available"));
        }
        assertEquals(
                12,
                Admin.restocks(product.sku(), 5, UUID.randomUUID().toString()).getInt("available"));
        assertEquals(new Admin.StockAccount(product.sku(), 0, 12, 12, 0, 0), Admin.stock(product));
    }

    @Test
    void addsToTheStockOnceWhenTheSameKeyComesManyTimesAtOnce() {
        Product product = Admin.product(1_000, 0);
        String key = UUID.randomUUID().toString();
        AtOnce.times(8, i -> Admin.restocks(product.sku(), 3, key));
        assertEquals(3, Admin.stock(product).available());
    }

    @Test
    void losesNoStockWhenManyAddAtOnce() {
        Product product = Admin.product(1_000, 0);
        AtOnce.times(8, i -> Admin.restocks(product.sku(), 3, UUID.randomUUID().toString()));
        assertEquals(24, Admin.stock(product).available());
    }

    @Test
    void refusesARestockKeyWithAnotherBody() {
        Product product = Admin.product(1_000, 0);
        String key = UUID.randomUUID().toString();
        Admin.restocks(product.sku(), 7, key);
        restock(product.sku(), 8)
                .header("Idempotency-Key", key)
                .post("/api/admin/stock")
                .then()
                .spec(problem("idempotency-key-reused"));
        assertEquals(7, Admin.stock(product).available());
    }

    @Test
    void refusesABadRestockAndChangesNothing() {
        Product product = Admin.product(1_000, 2);
        for (Object quantity : List.of(0, -1, 1_000_001, 1.5, "5", 99_999_999_999L, List.of(1))) {
            restock(product.sku(), quantity)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .post("/api/admin/stock")
                    .then()
                    .spec(invalid("quantity"));
        }
        for (Object sku : List.of("", "lower", "A B C", 5)) {
            restock(sku, 1)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .post("/api/admin/stock")
                    .then()
                    .spec(invalid("sku"));
        }
        restock(product.sku(), 1).post("/api/admin/stock").then().spec(invalid("Idempotency-Key"));
        assertEquals(2, Admin.stock(product).available());
    }

    @Test
    void isClosedToCustomersAndVisitors() {
        Product product = Admin.product(1_000, 2);
        Customer customer = Customer.register();
        Map<String, Object> created = Admin.newProduct(Admin.newSku(), "Mine", 1);
        Map<String, Object> changed = change("Mine", 1);
        Map<String, Object> restocked = Map.of("sku", product.sku(), "quantity", 5);
        closed(customer, created, "POST", "/api/admin/products");
        closed(customer, changed, "PUT", "/api/admin/products/" + product.sku());
        closed(customer, restocked, "POST", "/api/admin/stock");
        closed(customer, Map.of(), "GET", "/api/admin/stock/" + product.sku());
        assertEquals(2, Admin.stock(product).available());
        Shop.visitor().get("/api/products/" + product.sku()).then().body("price", is(1_000));
        Shop.visitor().get("/api/products/" + created.get("sku")).then().spec(problem("not-found"));
    }

    private static void closed(Customer customer, Map<String, ?> body, String method, String path) {
        customer.asks(body)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .request(method, path)
                .then()
                .spec(problem("forbidden"));
        Shop.visitor()
                .contentType("application/json")
                .body(body)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .request(method, path)
                .then()
                .spec(problem("authentication-required"));
    }

    private static RequestSpecification restock(Object sku, Object quantity) {
        return Admin.asks(Map.of("sku", sku, "quantity", quantity));
    }

    private static Map<String, Object> change(String name, long price) {
        Map<String, Object> body = Admin.newProduct("unused", name, price);
        body.remove("sku");
        return body;
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> body = new HashMap<>(Admin.newProduct(Admin.newSku(), "Bad", 100));
        body.put(field, value);
        return body;
    }

    private static void refused(Map<String, Object> body, String field) {
        Admin.asks(body).post("/api/admin/products").then().spec(invalid(field));
    }
}
