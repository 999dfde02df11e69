package io.twoshops.contract.suite;

import static io.twoshops.contract.suite.Problems.invalid;
import static io.twoshops.contract.suite.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsing and searching the catalogue. Each test looks only at products of its own, found by a word of its own. */
@DisplayName("catalogue")
public class CatalogContract {

    @Test
    void listsTheCategories() {
        Shop.visitor()
                .get("/api/categories")
                .then()
                .statusCode(200)
                .body("items", hasSize(greaterThanOrEqualTo(8)))
                .body("items.name.ko", everyItem(not(emptyString())));
    }

    @Test
    void showsEveryProductOfACategoryAndNoOther() {
        String category = Admin.category();
        Shop.visitor()
                .queryParam("category", category)
                .queryParam("size", 100)
                .get("/api/products")
                .then()
                .statusCode(200)
                .body("items", hasSize(greaterThanOrEqualTo(1)))
                .body("items.category", everyItem(is(category)));
    }

    @Test
    void showsAProductWithItsStock() {
        Product product = Admin.product(12_900, 7);
        Shop.visitor()
                .get("/api/products/" + product.sku())
                .then()
                .statusCode(200)
                .body("sku", is(product.sku()))
                .body("name.en", is(product.name()))
                .body("name.ko", is("시험 " + product.name()))
                .body("price", is(12_900))
                .body("currency", is("KRW"))
                .body("stock.available", is(7))
                .body("degraded", hasSize(0));
    }

    @Test
    void showsStockInAList() {
        Product product = Admin.product("Listed " + Shop.word(), 500, 3);
        searching(product.name()).body("items.stock.available", contains(3)).body("degraded", hasSize(0));
    }

    @Test
    void showsAProductThatWasNeverStockedAsSoldOut() {
        Product product = Admin.product(500, 0);
        Shop.visitor()
                .get("/api/products/" + product.sku())
                .then()
                .statusCode(200)
                .body("stock.available", is(0));
    }

    @Test
    void pagesWithoutGapsAndRepeats() {
        String word = Shop.word();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            // The same name and price for all: the order must be total all the same.
            expected.add(Admin.product("Same " + word, 1_000, 0).sku());
        }
        for (String sort : List.of("name", "-name", "price", "-price", "newest")) {
            List<String> seen = new ArrayList<>();
            for (int page = 0; page < 3; page++) {
                JsonPath answer = Shop.visitor()
                        .queryParams("q", word, "sort", sort, "page", page, "size", 2)
                        .get("/api/products")
                        .then()
                        .statusCode(200)
                        .body("total", is(5))
                        .body("page", is(page))
                        .body("size", is(2))
                        .extract()
                        .jsonPath();
                seen.addAll(answer.getList("items.sku"));
            }
            assertEquals(5, seen.size(), sort);
            assertEquals(new HashSet<>(expected), new HashSet<>(seen), sort);
        }
    }

    @Test
    void answersAnEmptyPageBehindTheLast() {
        Shop.visitor()
                .queryParam("page", 100_000)
                .get("/api/products")
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("total", greaterThanOrEqualTo(60));
    }

    @Test
    void sorts() {
        String word = Shop.word();
        String middle = Admin.product("Mmm " + word, 100, 0).sku();
        String last = Admin.product("Zzz " + word, 200, 0).sku();
        String first = Admin.product("Aaa " + word, 300, 0).sku();
        Map<String, List<String>> orders = Map.of(
                "name", List.of(first, middle, last),
                "-name", List.of(last, middle, first),
                "price", List.of(middle, last, first),
                "-price", List.of(first, last, middle),
                "newest", List.of(first, last, middle));
        orders.forEach((sort, skus) -> {
            JsonPath answer = Shop.visitor()
                    .queryParams("q", word, "sort", sort)
                    .get("/api/products")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertEquals(skus, answer.getList("items.sku"), sort);
        });
    }

    @Test
    void searchesNamesAndDescriptionsInBothLanguages() {
        String en = Shop.word();
        String ko = "한글" + Shop.word();
        String inEnglish = Shop.word();
        String inKorean = "설명" + Shop.word();
        String sku = Admin.newSku();
        Map<String, Object> body = Admin.newProduct(sku, "unused", 100);
        body.put("name", Map.of("en", "The " + en + " one", "ko", "이 " + ko + " 상품"));
        body.put("description", Map.of("en", "Has " + inEnglish + ".", "ko", inKorean + " 있음."));
        Admin.asks(body).post("/api/admin/products").then().statusCode(201);
        for (String word : List.of(en, ko, inEnglish, inKorean)) {
            searching(word).body("items.sku", contains(sku));
        }
    }

    @Test
    void searchIgnoresTheCaseOfLetters() {
        Product product = Admin.product("Case " + Shop.word(), 100, 0);
        searching(product.name().toUpperCase(java.util.Locale.ROOT)).body("items.sku", contains(product.sku()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "'",
                "\"",
                "\\",
                "''",
                "%25",
                "'; DROP TABLE catalog.product; --",
                "' OR '1'='1",
                "<script>alert(1)</script>",
                "😀",
                "${jndi:x}",
                "a+b&c=d#e"
            })
    void takesEveryCharacterOfASearchLiterally(String literal) {
        String word = Shop.word();
        String with = Admin.product("A " + word + literal + "z", 100, 0).sku();
        Admin.product("A " + word + "xyz", 100, 0);
        searching(word + literal + "z")
                .body("items.sku", contains(with))
                .body("items.name.en", hasItem("A " + word + literal + "z"));
    }

    @Test
    void findsNothingForAWordThatIsNowhere() {
        searching(Shop.word()).body("items", hasSize(0)).body("total", is(0));
    }

    @Test
    void survivesAZeroCharacterInASearch() {
        // PostgreSQL's text cannot hold it.
        int status = Shop.visitor()
                .urlEncodingEnabled(false)
                .get("/api/products?q=a%00b")
                .statusCode();
        assertTrue(status == 200 || status == 400, "status " + status);
    }

    @Test
    void survivesBytesInASearchThatAreNoUtf8() {
        int status = Shop.visitor()
                .urlEncodingEnabled(false)
                .get("/api/products?q=%C3%28%FF")
                .statusCode();
        assertTrue(status == 200 || status == 400, "status " + status);
    }

    @Test
    void searchTextMayHaveAHundredCharacters() {
        searching("x".repeat(100)).body("total", is(0));
        Shop.visitor()
                .queryParam("q", "x".repeat(101))
                .get("/api/products")
                .then()
                .spec(invalid("q"));
    }

    @ParameterizedTest
    @CsvSource({
        "page, -1",
        "page, 100001",
        "page, x",
        "page, 1.5",
        "page, 99999999999",
        "size, 0",
        "size, -5",
        "size, 101",
        "size, 1000000000",
        "size, ten",
        "sort, cheapest",
        "sort, name;drop",
        "category, no-such-category",
        "category, ' OR 1=1"
    })
    void refusesABadParameterByItsName(String parameter, String value) {
        Shop.visitor().queryParam(parameter, value).get("/api/products").then().spec(invalid(parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"q", "category", "sort"})
    void refusesAParameterThatGrowsTooLongWhenItIsEncoded(String parameter) {
        Shop.visitor()
                .urlEncodingEnabled(false)
                .get("/api/products?" + parameter + "=" + "(".repeat(2_800))
                .then()
                .spec(invalid(parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO-SUCH-PRODUCT", "%27%3B--", "%F0%9F%98%80", "..%2F..%2Fetc%2Fpasswd", "%00", "a%20b"})
    void knowsNoProductBehindAStrangeSku(String sku) {
        int status = Shop.visitor()
                .urlEncodingEnabled(false)
                .get("/api/products/" + sku)
                .statusCode();
        assertTrue(status == 404 || status == 400, "status " + status);
    }

    @Test
    void knowsNoProductBehindAVeryLongSku() {
        Shop.visitor().get("/api/products/" + "A".repeat(2_000)).then().spec(problem("not-found"));
    }

    @Test
    void saysNotModifiedUntilTheProductChanges() {
        Product product = Admin.product(1_000, 5);
        String path = "/api/products/" + product.sku();
        String tag = Shop.visitor().get(path).then().statusCode(200).extract().header("ETag");
        for (String known : List.of(tag, "\"other\", " + tag, "W/" + tag)) {
            Shop.visitor()
                    .header("If-None-Match", known)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag)
                    .body(emptyString());
        }
        Admin.changesPrice(product, 1_100);
        String changed = Shop.visitor()
                .header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(200)
                .body("price", is(1_100))
                .header("ETag", not(tag))
                .extract()
                .header("ETag");
        Admin.restocks(product.sku(), 1, Shop.word());
        Shop.visitor()
                .header("If-None-Match", changed)
                .get(path)
                .then()
                .statusCode(200)
                .body("stock.available", is(6));
    }

    @Test
    void saysNotModifiedForAPageThatTheClientHas() {
        Product product = Admin.product("Tagged " + Shop.word(), 1_000, 5);
        String tag = searching(product.name()).extract().header("ETag");
        Shop.visitor()
                .header("If-None-Match", tag)
                .queryParam("q", product.name())
                .get("/api/products")
                .then()
                .statusCode(304);
    }

    private static ValidatableResponse searching(String text) {
        return Shop.visitor().queryParam("q", text).get("/api/products").then().statusCode(200);
    }
}
