package io.twoshops.chassis;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class FaultsTest {
    @AfterEach
    void off() {
        management().delete("/faults/sample").then().statusCode(200).body("faults", empty());
    }

    @Test
    void errorsStrikeUntilSwitchedOff() {
        put("{\"kind\":\"errors\"}").statusCode(200);
        given().get("/api/tagged").then().statusCode(500);
        management().get("/faults/sample").then().body("faults.hits", hasItem(1));
        off();
        given().get("/api/tagged").then().statusCode(200);
    }

    @Test
    void endsByItself() {
        put("{\"kind\":\"errors\",\"durationSeconds\":0.5}").statusCode(200);
        given().get("/api/tagged").then().statusCode(500);
        await().untilAsserted(() -> given().get("/api/tagged").then().statusCode(200));
    }

    @Test
    void latencyDelaysEveryCall() {
        put("{\"kind\":\"latency\",\"millis\":300}").statusCode(200);
        long start = System.nanoTime();
        given().get("/api/tagged").then().statusCode(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void strikesOnlyAtItsPoint() {
        put("{\"kind\":\"errors\",\"point\":\"sample.point\"}").statusCode(200);
        given().get("/api/tagged").then().statusCode(200);
        given().get("/api/point").then().statusCode(500);
    }

    @Test
    void leakTakesMemory() {
        put("{\"kind\":\"leak\",\"mibPerSecond\":20}").statusCode(200);
        await().untilAsserted(() -> assertThat(hits()).isGreaterThan(3));
    }

    @Test
    void hogTakesConnections() {
        put("{\"kind\":\"pool\",\"connections\":3}").statusCode(200);
        await().untilAsserted(() -> assertThat(hits()).isEqualTo(3));
    }

    @Test
    void cpuSpins() {
        put("{\"kind\":\"cpu\",\"cores\":1}").statusCode(200);
        await().untilAsserted(() -> assertThat(hits()).isEqualTo(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{} | kind",
                "{\"kind\":\"latency\"} | millis",
                "{\"kind\":\"leak\",\"mibPerSecond\":0} | mibPerSecond",
                "{\"kind\":\"errors\",\"share\":2} | share",
                "{\"kind\":\"errors\",\"durationSeconds\":-1} | durationSeconds",
                "{\"kind\":\"latency\",\"millis\":5,\"jitterMillis\":9} | jitterMillis",
                "nonsense | body",
                "{\"kind\":\"flood\"} | body"
            })
    void namesWhatIsWrongWithFault(String body, String field) {
        put(body).statusCode(400).body("errors.field", hasItem(field));
    }

    @Test
    void knowsOnlyItsOwnModules() {
        management()
                .body("{\"kind\":\"errors\"}")
                .put("/faults/other")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:two-shops:problem:not-found"));
    }

    private static int hits() {
        return management().get("/faults/sample").then().extract().path("faults[0].hits");
    }

    private static ValidatableResponse put(String body) {
        return management().body(body).put("/faults/sample").then();
    }

    private static RequestSpecification management() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return given().port(port).contentType("application/json");
    }
}
