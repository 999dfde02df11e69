package io.twoshops.contract.suite;

import static io.twoshops.contract.suite.Problems.invalid;
import static io.twoshops.contract.suite.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cart: quantities from the customer, everything else from the catalogue. */
@DisplayName("cart")
public class CartContract {

    @Test
    void isEmptyAtFirst() {
        Customer.register()
                .asks()
                .get("/api/cart")
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("total", is(0))
                .body("degraded", hasSize(0));
    }

    @Test
    void holdsWhatWasPutInTheOrderOfPutting() {
        Product first = Admin.product(1_000, 0);
        Product second = Admin.product(2_500, 0);
        Customer customer = Customer.register().puts(first, 3).puts(second, 1);
        customer.asks()
                .get("/api/cart")
                .then()
                .statusCode(200)
                .body("items.sku", contains(first.sku(), second.sku()))
                .body("items.quantity", contains(3, 1))
                .body("items.name.en", contains(first.name(), second.name()))
                .body("items.price", contains(1_000, 2_500))
                .body("items.lineTotal", contains(3_000, 2_500))
                .body("total", is(5_500))
                .body("currency", is("KRW"));
    }

    @Test
    void putSetsTheQuantityAndAnswersTheCart() {
        Product product = Admin.product(1_000, 0);
        Customer customer = Customer.register().puts(product, 99);
        customer.asks("{\"quantity\":2}")
                .put("/api/cart/items/" + product.sku())
                .then()
                .statusCode(200)
                .body("items.quantity", contains(2))
                .body("total", is(2_000));
    }

    @Test
    void takesAProductOutAndTakingOutWhatIsNotThereChangesNothing() {
        Product stays = Admin.product(1_000, 0);
        Product goes = Admin.product(1_000, 0);
        Customer customer = Customer.register().puts(stays, 1).puts(goes, 1);
        for (String sku : List.of(goes.sku(), goes.sku(), "NO-SUCH-PRODUCT")) {
            customer.asks()
                    .delete("/api/cart/items/" + sku)
                    .then()
                    .statusCode(200)
                    .body("items.sku", contains(stays.sku()));
        }
    }

    @Test
    void followsThePriceOfTheCatalogue() {
        Product product = Admin.product(1_000, 0);
        Customer customer = Customer.register().puts(product, 2);
        Admin.changesPrice(product, 1_500);
        assertEquals(3_000, customer.cart().getLong("total"));
    }

    @Test
    void refusesAPriceFromTheClient() {
        Product product = Admin.product(1_000, 5);
        Customer customer = Customer.register();
        customer.asks("{\"quantity\":1,\"price\":1}")
                .put("/api/cart/items/" + product.sku())
                .then()
                .spec(invalid("price"));
        assertEquals(List.of(), customer.cart().getList("items"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "100",
                "1000000000",
                "2147483648",
                "99999999999999999999",
                "1.5",
                "1.0",
                "1e1",
                "\"3\"",
                "\"three\"",
                "\"\"",
                "null",
                "true",
                "[1]",
                "{}"
            })
    void refusesABadQuantityAndChangesNothing(String quantity) {
        Product product = Admin.product(1_000, 5);
        Customer customer = Customer.register().puts(product, 4);
        customer.asks("{\"quantity\":" + quantity + "}")
                .put("/api/cart/items/" + product.sku())
                .then()
                .spec(invalid("quantity"));
        assertEquals(List.of(4), customer.cart().getList("items.quantity"));
    }

    @Test
    void refusesABodyWithoutQuantity() {
        Product product = Admin.product(1_000, 5);
        Customer customer = Customer.register();
        customer.asks("{}").put("/api/cart/items/" + product.sku()).then().spec(invalid("quantity"));
        assertEquals(List.of(), customer.cart().getList("items"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO-SUCH-PRODUCT", "%27%3B--", "%F0%9F%98%80", "%00"})
    void refusesAProductThatTheCatalogueDoesNotKnow(String sku) {
        Customer customer = Customer.register();
        customer.asks("{\"quantity\":1}")
                .urlEncodingEnabled(false)
                .put("/api/cart/items/" + sku)
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(400, 404));
        assertEquals(List.of(), customer.cart().getList("items"));
    }

    @Test
    void refusesASkuThatGrowsTooLongWhenItIsEncoded() {
        Customer customer = Customer.register();
        customer.asks("{\"quantity\":1}")
                .urlEncodingEnabled(false)
                .put("/api/cart/items/" + "(".repeat(2_800))
                .then()
                .spec(problem("not-found"));
        assertEquals(List.of(), customer.cart().getList("items"));
    }

    @Test
    void holdsAtMostFiftyProducts() {
        Customer customer = Customer.register();
        List<Product> products =
                IntStream.range(0, 51).mapToObj(i -> Admin.product(10, 0)).toList();
        products.subList(0, 50).forEach(product -> customer.puts(product, 1));
        customer.asks("{\"quantity\":1}")
                .put("/api/cart/items/" + products.get(50).sku())
                .then()
                .spec(problem("cart-full"));
        customer.puts(products.get(0), 2);
        assertEquals(50, customer.cart().getList("items").size());
    }

    @Test
    void losesNothingWhenManyArePutAtOnce() {
        Customer customer = Customer.register();
        List<Product> products =
                IntStream.range(0, 8).mapToObj(i -> Admin.product(10, 0)).toList();
        AtOnce.times(8, i -> customer.asks("{\"quantity\":%d}".formatted(i + 1))
                .put("/api/cart/items/" + products.get(i).sku())
                .then()
                .statusCode(200)
                .body("degraded", hasSize(0)));
        assertEquals(
                new HashSet<>(products.stream().map(Product::sku).toList()),
                new HashSet<>(customer.cart().<String>getList("items.sku")));
        assertEquals(10 * 36, customer.cart().getLong("total"));
    }

    @Test
    void holdsAProductOnceWhenItIsPutManyTimesAtOnce() {
        Customer customer = Customer.register();
        Product product = Admin.product(10, 0);
        AtOnce.times(8, i -> customer.puts(product, 5));
        assertEquals(List.of(5), customer.cart().getList("items.quantity"));
    }

    @Test
    void belongsToOneCustomer() {
        Customer.register().puts(Admin.product(10, 0), 1);
        assertEquals(List.of(), Customer.register().cart().getList("items"));
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/cart", "PUT, /api/cart/items/X-1", "DELETE, /api/cart/items/X-1"})
    void needsASession(String method, String path) {
        Shop.visitor("{\"quantity\":1}").request(method, path).then().spec(problem("authentication-required"));
    }
}
