package io.twoshops.contract.suite;

import static io.twoshops.contract.suite.Problems.problem;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the public may reach, and what each answer says about itself. */
@DisplayName("edge")
public class EdgeContract {

    /** One internal call of each module that has any. */
    static Stream<String> internalPaths() {
        return Stream.of(
                "/internal/products?sku=A",
                "/internal/products/search",
                "/internal/products/A",
                "/internal/stock?sku=A",
                "/internal/carts/" + UUID.randomUUID(),
                "/internal/shipments?order=" + UUID.randomUUID());
    }

    @ParameterizedTest
    @MethodSource("internalPaths")
    void theInsideIsNotReachableFromThePublicSide(String path) {
        for (String token : List.of("", "guess", "null")) {
            Shop.plain().header("X-Service-Token", token).get(path).then().statusCode(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//internal/products?sku=A",
                "/%69nternal/products?sku=A",
                "/internal%2Fproducts?sku=A",
                "/api/../internal/products?sku=A",
                "/api/%2e%2e/internal/products?sku=A",
                "/api/..%2Finternal/products?sku=A",
                "/api/products/..%2F..%2Finternal%2Fproducts%2FA",
                "/api/products/%2e%2e%2fstock",
                "/api/orders/..%2F..%2Finternal%2Forders",
                "/api/cart/..;/..;/internal/products?sku=A",
                "/internal;x=1/products?sku=A",
                "/INTERNAL/products?sku=A",
                "/.//internal/products?sku=A",
                "/api/products/A%3F%2F..%2Finternal"
            })
    void noSpellingOfThePathLeadsInside(String path) {
        for (String base : everyBase()) {
            int status = Shop.plain()
                    .baseUri(base)
                    .header("Authorization", "Bearer " + Admin.session().token())
                    .urlEncodingEnabled(false)
                    .get(path)
                    .statusCode();
            assertTrue(status >= 400 && status < 500, base + path + " answered " + status);
        }
    }

    @Test
    void aServiceListensOnlyToItsSisters() {
        assumeFalse(Shop.internalUrls().isEmpty(), "the monolith has no inside that speaks HTTP");
        for (String service : Shop.internalUrls()) {
            for (String path : internalPaths().toList()) {
                Shop.visitor().baseUri(service).get(path).then().spec(problem("forbidden"));
                Shop.visitor()
                        .baseUri(service)
                        .header("X-Service-Token", "wrong")
                        .get(path)
                        .then()
                        .spec(problem("forbidden"));
                // The administrator's session is no service token.
                Admin.session().asks().baseUri(service).get(path).then().spec(problem("forbidden"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/q/metrics", "/q/health", "/q/health/live", "/q/health/ready", "/faults/catalog", "/q/dev"})
    void theManagementInterfaceIsNotPublic(String path) {
        Shop.plain().get(path).then().statusCode(404);
    }

    @Test
    void theManagementInterfaceTellsHealthAndMetrics() {
        String management = Shop.managementUrl().toString();
        Shop.plain()
                .baseUri(management)
                .get("/q/health/live")
                .then()
                .statusCode(200)
                .body("status", is("UP"));
        Shop.plain()
                .baseUri(management)
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", is("UP"));
        Shop.plain()
                .baseUri(management)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("http_server"));
    }

    @Test
    void describesItself() {
        Shop.plain()
                .baseUri(Shop.managementUrl().toString())
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/api/products"));
    }

    @Test
    void echoesAHarmlessCorrelationId() {
        String id = "test-" + UUID.randomUUID();
        Shop.visitor()
                .header("X-Correlation-Id", id)
                .get("/api/categories")
                .then()
                .header("X-Correlation-Id", id);
        Shop.visitor()
                .header("X-Correlation-Id", id)
                .get("/api/products/NO-SUCH-PRODUCT")
                .then()
                .header("X-Correlation-Id", id)
                .body("correlationId", is(id));
        Shop.visitor()
                .header("X-Correlation-Id", id)
                .get("/api/cart")
                .then()
                .header("X-Correlation-Id", id)
                .body("correlationId", is(id));
    }

    @Test
    void makesACorrelationIdWhereThereIsNoneOrABadOne() {
        for (String bad : List.of("x".repeat(65), "a b", "<script>")) {
            Shop.visitor()
                    .header("X-Correlation-Id", bad)
                    .get("/api/categories")
                    .then()
                    .header("X-Correlation-Id", not(bad));
        }
        String first = Shop.visitor().get("/api/categories").header("X-Correlation-Id");
        String second = Shop.visitor().get("/api/categories").header("X-Correlation-Id");
        assertTrue(!first.equals(second), "two requests, two ids");
    }

    @Test
    void servesTheShopToABrowser() {
        Shop.plain()
                .accept("text/html")
                .get("/")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .body(not(blankOrNullString()));
    }

    @Test
    void servesThePictureOfEveryProduct() {
        List<String> images = Shop.visitor()
                .queryParam("size", 100)
                .get("/api/products")
                .then()
                .body("items.size()", greaterThanOrEqualTo(60))
                .extract()
                .jsonPath()
                .getList("items.image");
        for (String image : images.stream().distinct().toList()) {
            assertEquals(200, Shop.plain().get(image).statusCode(), image);
        }
    }

    private static List<String> everyBase() {
        return Stream.concat(Stream.of(Shop.url().toString()), Shop.internalUrls().stream())
                .toList();
    }
}
