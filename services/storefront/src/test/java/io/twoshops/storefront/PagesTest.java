package io.twoshops.storefront;

import static io.restassured.RestAssured.given;
import static io.twoshops.storefront.StandInServices.ASKED;
import static io.twoshops.storefront.StandInServices.REPLIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.twoshops.storefront.StandInServices.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StandInServices.class)
class PagesTest {
    private static final String ORDER_ID = "0d2a4a3e-6a1c-4a52-a4a0-0d1d4b0f7a11";
    private static final String PRODUCT =
            """
            {"sku":"TEA-1","name":{"en":"Tea","ko":"차"},"description":{"en":"Good","ko":"좋은"},
             "category":"tea","price":900,"currency":"KRW","image":"/images/tea.svg"}""";
    private static final String ORDER =
            "{\"id\":\"%s\",\"status\":\"CONFIRMED\",\"shipment\":null,\"degraded\":[]}".formatted(ORDER_ID);
    private static final String STOCK = "{\"items\":[{\"sku\":\"TEA-1\",\"available\":3}]}";
    private static final String SHIPMENTS =
            "{\"items\":[{\"orderId\":\"%s\",\"trackingNumber\":\"TS1\",\"status\":\"SCHEDULED\"}]}"
                    .formatted(ORDER_ID);

    @BeforeEach
    void reset() {
        StandInServices.reset();
    }

    @Test
    void showsProductsWithTheirStock() {
        REPLIES.put(
                "/internal/products/search",
                Reply.json("{\"items\":[%s],\"page\":0,\"size\":20,\"total\":1}".formatted(PRODUCT)));
        REPLIES.put("/internal/stock", Reply.json(STOCK));
        String tag = given().get("/api/products?q=tea")
                .then()
                .statusCode(200)
                .body("items[0].stock.available", equalTo(3))
                .body("items[0].name.ko", equalTo("차"))
                .body("total", equalTo(1))
                .body("degraded", empty())
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag).get("/api/products?q=tea").then().statusCode(304);
        assertThat(ASKED).allSatisfy(asked -> assertThat(asked.headers().get("X-service-token"))
                .isEqualTo(List.of("test-service-token")));
    }

    @Test
    void showsProductWithoutStockWhileInventoryIsDown() {
        REPLIES.put("/internal/products/TEA-1", Reply.json(PRODUCT));
        given().get("/api/products/TEA-1")
                .then()
                .statusCode(200)
                .body("price", equalTo(900))
                .body("stock", nullValue())
                .body("degraded", contains("inventory"));
    }

    @Test
    void doesNotTakeAnOutageOfTheCatalogueForAnUnknownProduct() {
        given().get("/api/products/TEA-1").then().statusCode(503);
        REPLIES.put("/internal/products/TEA-1", new Reply(404, "", Map.of()));
        given().get("/api/products/TEA-1").then().statusCode(404);
        REPLIES.put("/internal/products/TEA-1", new Reply(403, "", Map.of()));
        given().get("/api/products/TEA-1").then().statusCode(503);
    }

    @Test
    void refusesWhatIsTooLongBeforeTheCatalogueIsAsked() {
        for (String parameter : List.of("q", "category", "sort")) {
            given().queryParam(parameter, "x".repeat(101))
                    .get("/api/products")
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains(parameter));
        }
        given().get("/api/products/" + "A".repeat(41)).then().statusCode(404);
        assertThat(ASKED).isEmpty();
    }

    @Test
    void takesABlankTextForNoneHoweverLongItIs() {
        REPLIES.put("/internal/products/search", Reply.json("{\"items\":[],\"page\":0,\"size\":20,\"total\":0}"));
        given().queryParam("q", " ".repeat(1_000)).get("/api/products").then().statusCode(200);
        assertThat(ASKED.get(0).uri()).doesNotContain("q=");
    }

    @Test
    void readsAnswersThatTellMoreThanItAsksFor() {
        String product = more(PRODUCT).replace("\"ko\":\"차\"", "\"ko\":\"차\",\"more\":1");
        REPLIES.put("/internal/products/TEA-1", Reply.json(product));
        REPLIES.put("/internal/stock", Reply.json(more(STOCK).replace(":3", ":3,\"more\":1")));
        given().get("/api/products/TEA-1")
                .then()
                .statusCode(200)
                .body("stock.available", equalTo(3))
                .body("degraded", empty());
        REPLIES.put("/api/orders/" + ORDER_ID, Reply.json(ORDER));
        REPLIES.put("/internal/shipments", Reply.json(more(SHIPMENTS).replace("TS1\"", "TS1\",\"more\":1")));
        given().get("/api/orders/" + ORDER_ID)
                .then()
                .statusCode(200)
                .body("shipment.trackingNumber", equalTo("TS1"))
                .body("degraded", empty());
    }

    @Test
    void handsOnWhatTheCatalogueFindsWrong() {
        String problem =
                """
                {"type":"urn:two-shops:problem:validation","title":"The request is not valid","status":400,
                 "errors":[{"field":"category","message":"is not known"}]}""";
        REPLIES.put(
                "/internal/products/search",
                new Reply(400, problem, Map.of("Content-Type", "application/problem+json")));
        given().get("/api/products?category=x").then().statusCode(400).body("errors.field", contains("category"));
    }

    @Test
    void addsTheShipmentToAnOrder() {
        REPLIES.put("/api/orders/" + ORDER_ID, Reply.json(ORDER));
        REPLIES.put("/internal/shipments", Reply.json(SHIPMENTS));
        given().get("/api/orders/" + ORDER_ID)
                .then()
                .statusCode(200)
                .body("status", equalTo("CONFIRMED"))
                .body("shipment.trackingNumber", equalTo("TS1"))
                .body("degraded", empty());
    }

    @Test
    void showsOrdersWithoutShipmentsWhileShippingIsDown() {
        REPLIES.put("/api/orders", Reply.json("{\"items\":[%s],\"page\":0,\"size\":20,\"total\":1}".formatted(ORDER)));
        given().get("/api/orders")
                .then()
                .statusCode(200)
                .body("items[0].shipment", nullValue())
                .body("items[0].degraded", contains("shipping"))
                .body("degraded", contains("shipping"));
    }

    @Test
    void showsNoRecommendationsWhileTheyAreDownOrLackTheCatalogue() {
        given().get("/api/recommendations?sku=TEA-1")
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("degraded", contains("recommendations"));
        REPLIES.put("/api/recommendations", Reply.unavailable("catalog is unavailable"));
        given().get("/api/recommendations?sku=TEA-1")
                .then()
                .statusCode(200)
                .body("degraded", contains("recommendations"));
    }

    private static String more(String json) {
        return json.replaceFirst("}$", ",\"more\":1}");
    }
}
