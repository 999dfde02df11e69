package io.twoshops.contract.suite;

import static io.twoshops.contract.suite.Problems.problem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is bought together is recommended together, some time after the order. */
@DisplayName("recommendations")
public class RecommendationsContract {

    @Test
    void refusesACallWithoutSkuAndCart() {
        Shop.visitor().get("/api/recommendations").then().spec(problem("validation"));
    }

    @Test
    void refusesACallWithBothSkuAndCart() {
        Customer.register()
                .asks()
                .get("/api/recommendations?cart&sku=" + Admin.newSku())
                .then()
                .spec(problem("validation"));
    }

    @Test
    void refusesTheCartOfNobody() {
        Shop.visitor().get("/api/recommendations?cart").then().spec(problem("authentication-required"));
    }

    @Test
    void knowsNothingOfAProductThatIsNotThere() {
        Shop.visitor().get("/api/recommendations?sku=" + Admin.newSku()).then().spec(problem("not-found"));
        Shop.visitor()
                .queryParam("sku", "'; -- 😀")
                .get("/api/recommendations")
                .then()
                .spec(problem("not-found"));
    }

    @Test
    void neverRecommendsTheProductItself() {
        Product product = Admin.product(100, 0);
        assertFalse(boughtWith(product).contains(product.sku()));
    }

    @Test
    void answersForAnEmptyCart() {
        Customer.register()
                .asks()
                .get("/api/recommendations?cart")
                .then()
                .statusCode(200)
                .body("degraded", hasSize(0));
    }

    @Test
    void recommendsWhatWasBoughtTogether() {
        Product kettle = Admin.product(30_000, 10);
        Product tea = Admin.product(8_000, 10);
        Customer buyer = Customer.register().puts(kettle, 1);
        buyer.buys(tea, 2);
        Shop.eventually().until(() -> first(boughtWith(kettle), 1), List.of(tea.sku())::equals);
        Shop.eventually().until(() -> first(boughtWith(tea), 1), List.of(kettle.sku())::equals);
        Shop.visitor()
                .get("/api/recommendations?sku=" + kettle.sku())
                .then()
                .body("items[0].name.en", is(tea.name()))
                .body("items[0].price", is(8_000));

        JsonPath forCart = Customer.register()
                .puts(kettle, 1)
                .asks()
                .get("/api/recommendations?cart")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> skus = forCart.getList("items.sku");
        assertEquals(tea.sku(), skus.get(0));
        assertFalse(skus.contains(kettle.sku()), "what is in the cart is not recommended");
    }

    @Test
    void putsTheMostOftenBoughtFirst() {
        Product book = Admin.product(9_000, 10);
        Product often = Admin.product(1_000, 10);
        Product seldom = Admin.product(1_000, 10);
        Customer.register().puts(book, 1).puts(seldom, 1).buys(often, 1);
        Customer.register().puts(book, 1).buys(often, 1);
        Shop.eventually().until(() -> first(boughtWith(book), 2), List.of(often.sku(), seldom.sku())::equals);
    }

    @Test
    void recommendsAtMostSix() {
        List<Product> products =
                IntStream.range(0, 8).mapToObj(i -> Admin.product(100, 5)).toList();
        Customer buyer = Customer.register();
        products.subList(1, 8).forEach(product -> buyer.puts(product, 1));
        buyer.buys(products.get(0), 1);
        Set<String> others = new TreeSet<>(products.stream().map(Product::sku).toList());
        others.remove(products.get(0).sku());
        Shop.eventually()
                .until(
                        () -> boughtWith(products.get(0)),
                        skus -> skus.size() == 6
                                && others.containsAll(skus)
                                && Set.copyOf(skus).size() == 6);
    }

    /** What was bought together stands first; the rest of the six is filled up from the shelf. */
    private static List<String> first(List<String> skus, int count) {
        return skus.subList(0, Math.min(count, skus.size()));
    }

    private static List<String> boughtWith(Product product) {
        return Shop.visitor()
                .get("/api/recommendations?sku=" + product.sku())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.sku");
    }
}
