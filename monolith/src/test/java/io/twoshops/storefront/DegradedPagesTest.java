package io.twoshops.storefront;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.twoshops.PostgresResource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(DegradedPagesTest.WithFaults.class)
class DegradedPagesTest {
    /** The fault switches are there. */
    public static class WithFaults implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("shop.faults.enabled", "true");
        }
    }

    @AfterEach
    void repair() {
        List.of("inventory", "recommendations", "catalog")
                .forEach(module ->
                        management().delete("/faults/" + module).then().statusCode(200));
    }

    @Test
    void showsProductsWithoutStockWhileInventoryFails() {
        given().get("/api/products")
                .then()
                .statusCode(200)
                .body("items.stock", everyItem(not(nullValue())))
                .body("degraded", empty());
        breakDown("inventory");
        given().get("/api/products")
                .then()
                .statusCode(200)
                .body("items.stock", everyItem(nullValue()))
                .body("degraded", contains("inventory"));
        given().get("/api/products/" + anySku())
                .then()
                .statusCode(200)
                .body("stock", nullValue())
                .body("degraded", contains("inventory"));
    }

    @Test
    void fillsRecommendationsUpFromTheShelfAndShowsNoneWhileTheyFail() {
        String sku = anySku();
        given().get("/api/recommendations?sku=" + sku)
                .then()
                .statusCode(200)
                .body("items", hasSize(6))
                .body("degraded", empty());
        breakDown("recommendations");
        given().get("/api/recommendations?sku=" + sku)
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("degraded", contains("recommendations"));
        given().get("/api/recommendations?sku=" + sku + "&cart").then().statusCode(400);
    }

    @Test
    void doesNotTakeAFailingCatalogueForAnUnknownProduct() {
        given().get("/api/products/NO-SUCH").then().statusCode(404);
        given().get("/api/recommendations?sku=NO-SUCH").then().statusCode(404);
        breakDown("catalog");
        given().get("/api/products/NO-SUCH").then().statusCode(500);
        given().get("/api/recommendations?sku=NO-SUCH").then().statusCode(200).body("degraded", hasSize(1));
    }

    private static String anySku() {
        return given().get("/api/products?size=1").then().extract().path("items[0].sku");
    }

    private static void breakDown(String module) {
        management()
                .contentType("application/json")
                .body("{\"kind\":\"errors\"}")
                .put("/faults/" + module)
                .then()
                .statusCode(200);
    }

    private static RequestSpecification management() {
        return given().port(ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class));
    }
}
