package io.twoshops.chassis;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ProblemsTest {
    private static final String GOOD = "{\"quantity\":3,\"address\":{\"city\":\"Seoul\"}}";

    @Test
    void acceptsGoodBody() {
        post(GOOD).statusCode(200).body("quantity", equalTo(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"quantity\":0,\"address\":{\"city\":\"a\"}} | quantity",
                "{\"quantity\":\"3\",\"address\":{\"city\":\"a\"}} | quantity",
                "{\"quantity\":1.5,\"address\":{\"city\":\"a\"}} | quantity",
                "{\"quantity\":null,\"address\":{\"city\":\"a\"}} | quantity",
                "{\"quantity\":99999999999,\"address\":{\"city\":\"a\"}} | quantity",
                "{\"quantity\":1} | address",
                "{\"quantity\":1,\"address\":{}} | address.city",
                "{\"quantity\":1,\"address\":{\"city\":7}} | address.city",
                "{\"quantity\":1,\"address\":{\"city\":\"a\",\"zip\":1}} | address.zip",
                "{\"quantity\":1,\"price\":1,\"address\":{\"city\":\"a\"}} | price",
                "[] | body"
            })
    void namesTheFieldOfBadBody(String body, String field) {
        problem(post(body), 400, "validation").body("errors.field", hasItem(field));
    }

    @Test
    void namesQueryParameters() {
        problem(given().get("/api/pages?page=-1&size=1000000000").then(), 400, "validation")
                .body("errors.field", equalTo(List.of("page", "size")));
        problem(given().get("/api/pages?page=one").then(), 400, "validation").body("errors.field", hasItem("page"));
    }

    @Test
    void refusesBrokenJson() {
        problem(post("{\"quantity\":"), 400, "malformed-json");
    }

    @Test
    void refusesEmptyBody() {
        problem(given().contentType("application/json").post("/api/orders").then(), 400, "validation");
    }

    @Test
    void answersEveryWrongTurnWithProblem() {
        problem(given().get("/api/nowhere").then(), 404, "not-found");
        problem(given().delete("/api/orders").then(), 405, "method-not-allowed");
        problem(given().contentType("text/plain").body(GOOD).post("/api/orders").then(), 415, "unsupported-media-type");
        problem(given().accept("text/csv").get("/api/tagged").then(), 406, "not-acceptable");
    }

    @Test
    void refusesLargeBody() {
        problem(post("x".repeat(70_000)), 413, "payload-too-large");
    }

    @Test
    void saysUnavailableAndWhenToTryAgain() {
        problem(given().get("/api/down").then(), 503, "unavailable")
                .header("Retry-After", notNullValue())
                .body("detail", containsString("inventory"));
    }

    @Test
    void doesNotBlameTheCallerForWhatAnotherProcessRefused() {
        problem(given().get("/api/refused").then(), 500, "internal");
    }

    @Test
    void keepsTheDetailOfDefectsToItself() {
        problem(given().header("X-Correlation-Id", "abc-1").get("/api/defect").then(), 500, "internal")
                .body("correlationId", equalTo("abc-1"))
                .body(not(containsString("secret")));
    }

    @Test
    void tagsEveryAnswer() {
        given().header("X-Correlation-Id", "evil\u00e4 id")
                .get("/api/tagged")
                .then()
                .statusCode(200)
                .header("X-Shop-Arm", "test")
                .header("X-Correlation-Id", not(containsString("evil")));
    }

    @Test
    void answers304ToWhomHasIt() {
        String tag = given().get("/api/tagged").then().statusCode(200).extract().header("ETag");
        given().header("If-None-Match", tag).get("/api/tagged").then().statusCode(304);
        given().header("If-None-Match", "\"other\"").get("/api/tagged").then().statusCode(200);
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/orders")
                .then();
    }

    static ValidatableResponse problem(ValidatableResponse response, int status, String type) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:two-shops:problem:" + type))
                .body("correlationId", notNullValue());
    }
}
