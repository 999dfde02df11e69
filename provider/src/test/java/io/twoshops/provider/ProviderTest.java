package io.twoshops.provider;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ProviderTest {
    private final String reference = UUID.randomUUID().toString();

    @Test
    void takesMoneyOnceHoweverOftenTheSameKeyAsks() {
        for (int i = 0; i < 3; i++) {
            assertThat(authorize("tok_ok")).isEqualTo("AUTHORIZED");
            assertThat(capture("capture")).isEqualTo("CAPTURED");
        }
        assertThat(entry()).containsAllEntriesOf(Map.of("authorized", 5000, "captured", 5000, "captures", 1));
    }

    @Test
    void takesMoneyOnceWhenTheSameKeyAsksAtTheSameTime() throws Exception {
        authorize("tok_ok");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<String> capture = () -> capture("capture");
            for (Future<String> answer :
                    threads.invokeAll(Stream.generate(() -> capture).limit(16).toList())) {
                assertThat(answer.get()).isEqualTo("CAPTURED");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(entry()).containsAllEntriesOf(Map.of("captured", 5000, "captures", 1));
    }

    @Test
    void showsDoubleChargeWhenTheShopTakesAnotherKey() {
        authorize("tok_ok");
        capture("capture");
        capture("capture-again");
        assertThat(entry()).containsAllEntriesOf(Map.of("captured", 10000, "captures", 2));
    }

    @Test
    void declinesWhatItDoesNotKnowAndCapturesNoneOfIt() {
        assertThat(authorize("tok_stolen")).isEqualTo("DECLINED");
        assertThat(post("captures", "capture", Map.of("reference", reference)).statusCode())
                .isEqualTo(409);
        assertThat(entry()).containsAllEntriesOf(Map.of("authorized", 0, "captured", 0, "captures", 0));
    }

    @Test
    void failsFlakyTokenBeforeAndAfterRecording() {
        assertThat(post("authorizations", "a", authorization("tok_flaky")).statusCode())
                .isEqualTo(503);
        assertThat(entries()).noneMatch(entry -> reference.equals(entry.get("reference")));
        assertThat(post("authorizations", "a", authorization("tok_flaky")).statusCode())
                .isEqualTo(503);
        assertThat(entry()).containsEntry("authorized", 5000);
        assertThat(authorize("tok_flaky")).isEqualTo("AUTHORIZED");
    }

    @Test
    void answersSlowTokenLateAndItsRepetitionAtOnce() {
        Response first = post("authorizations", "a", authorization("tok_slow"));
        assertThat(first.time()).isGreaterThanOrEqualTo(200);
        assertThat(authorize("tok_slow")).isEqualTo("AUTHORIZED");
    }

    @Test
    void refundsWhatWasCapturedOnce() {
        authorize("tok_ok");
        capture("capture");
        assertThat(refund("r1")).isEqualTo("REFUNDED");
        assertThat(refund("r1")).isEqualTo("REFUNDED");
        assertThat(refund("r2")).isEqualTo("REFUNDED");
        assertThat(entry()).containsAllEntriesOf(Map.of("captured", 5000, "refunded", 5000, "captures", 1));
    }

    @Test
    void neverChargesWhatWasVoided() {
        assertThat(refund("r")).isEqualTo("VOIDED");
        assertThat(authorize("tok_ok")).isEqualTo("VOIDED");
        assertThat(capture("capture")).isEqualTo("VOIDED");
        assertThat(entry()).containsAllEntriesOf(Map.of("captured", 0, "refunded", 0));
    }

    @Test
    void refusesKeyThatWasUsedForAnotherRequest() {
        authorize("tok_ok");
        assertThat(post("captures", reference + "a", Map.of("reference", reference), "")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void refusesRequestWithoutKey() {
        given().contentType(ContentType.JSON)
                .body(Map.of("reference", reference))
                .post("/captures")
                .then()
                .statusCode(400);
    }

    private String authorize(String token) {
        return status(post("authorizations", "a", authorization(token)));
    }

    private String capture(String key) {
        return status(post("captures", key, Map.of("reference", reference)));
    }

    private String refund(String key) {
        return status(post("refunds", key, Map.of("reference", reference)));
    }

    private Map<String, Object> authorization(String token) {
        return Map.of("reference", reference, "amount", 5000, "currency", "KRW", "token", token);
    }

    private Response post(String path, String key, Object body) {
        return post(path, key, body, reference);
    }

    private static Response post(String path, String key, Object body, String keyPrefix) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", keyPrefix + key)
                .body(body)
                .post("/" + path);
    }

    private static String status(Response response) {
        return response.then().statusCode(201).extract().path("status");
    }

    private Map<String, Object> entry() {
        return entries().stream()
                .filter(entry -> reference.equals(entry.get("reference")))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, Object>> entries() {
        return given().get("/ledger").then().statusCode(200).extract().path("items");
    }
}
