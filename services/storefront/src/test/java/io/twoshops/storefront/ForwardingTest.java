package io.twoshops.storefront;

import static io.restassured.RestAssured.given;
import static io.twoshops.storefront.StandInServices.ASKED;
import static io.twoshops.storefront.StandInServices.REPLIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.twoshops.storefront.StandInServices.Reply;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StandInServices.class)
class ForwardingTest {
    /** What a call between services may take, with one retry: two time-outs of 800 ms and a pause. */
    private static final Duration OWNER_ANSWERS_WITHIN = Duration.ofMillis(1_650);

    private static final Duration CUSTOMER_WAITS = Duration.ofSeconds(2);

    /** As long as for anything, and half a second for the way. */
    private static final Duration BUYER_WAITS = CUSTOMER_WAITS.plusMillis(500);

    @Inject
    StorefrontConfig config;

    @BeforeEach
    void reset() {
        StandInServices.reset();
    }

    @Test
    void givesUpAfterTheOwnerWouldHaveAnsweredAndBeforeTheCustomerDoes() {
        assertThat(config.limit()).isBetween(OWNER_ANSWERS_WITHIN.plusMillis(100), CUSTOMER_WAITS.minusMillis(100));
        assertThat(config.orderLimit()).isBetween(CUSTOMER_WAITS.plusMillis(100), BUYER_WAITS.minusMillis(100));
    }

    @Test
    void handsOnTheRequestWithoutWhatACustomerMustNotSay() {
        REPLIES.put("/api/cart/items/TEA-1", Reply.json("{\"items\":[]}"));
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .header("Authorization", "Bearer t")
                .header("X-Service-Token", "made-up")
                .header("X-Correlation-Id", "c-1")
                .body("{\"quantity\":2}")
                .put("/api/cart/items/TEA-1?a=%26")
                .then()
                .statusCode(200)
                .header("X-Shop-Arm", "services");
        StandInServices.Asked asked = ASKED.get(0);
        assertThat(asked.method()).isEqualTo("PUT");
        assertThat(asked.uri()).isEqualTo("/api/cart/items/TEA-1?a=%26");
        assertThat(asked.body()).isEqualTo("{\"quantity\":2}");
        assertThat(asked.headers().get("Authorization")).containsExactly("Bearer t");
        assertThat(asked.headers().get("X-correlation-id")).containsExactly("c-1");
        assertThat(asked.headers()).doesNotContainKey("X-service-token");
    }

    @Test
    void handsBackTheAnswerWithLocationOnItsOwnHost() {
        Map<String, String> headers = Map.of(
                "Content-Type", "application/json",
                "Location", "http://orders.inside:8105/api/orders/7",
                "Idempotency-Replayed", "true",
                "X-Secret", "s");
        REPLIES.put("/api/orders", new Reply(201, "{\"id\":\"7\"}", headers));
        given().contentType("application/json")
                .header("Idempotency-Key", "k")
                .body("{}")
                .post("/api/orders")
                .then()
                .statusCode(201)
                .header("Location", startsWith("http://localhost:" + RestAssured.port))
                .header("Location", endsWith("/api/orders/7"))
                .header("Idempotency-Replayed", "true")
                .header("X-Secret", equalTo(null))
                .body("id", equalTo("7"));
        assertThat(ASKED.get(0).headers().get("Idempotency-key")).containsExactly("k");
    }

    @Test
    void namesTheServiceThatDoesNotAnswer() {
        given().get("/api/categories")
                .then()
                .statusCode(503)
                .header("Retry-After", not(equalTo(null)))
                .contentType("application/problem+json")
                .body("detail", containsString("catalog"));
        assertThat(ASKED).as("reading is tried again").hasSize(3);
    }

    @Test
    void sendsAChangeOnlyOnce() {
        given().contentType("application/json")
                .body("{}")
                .post("/api/orders")
                .then()
                .statusCode(503);
        assertThat(ASKED).hasSize(1);
    }

    @Test
    void passesOnAServiceThatNamesAnother() {
        REPLIES.put("/api/cart", Reply.unavailable("accounts is unavailable"));
        given().get("/api/cart").then().statusCode(503).body("detail", containsString("accounts"));
        assertThat(ASKED).as("carts has answered, so it is not asked again").hasSize(1);
    }

    @Test
    void turnsADefectBehindItIntoUnavailable() {
        REPLIES.put("/api/categories", new Reply(500, "stack trace", Map.of("Content-Type", "text/plain")));
        given().get("/api/categories")
                .then()
                .statusCode(503)
                .body(not(containsString("stack trace")))
                .body("type", endsWith(":unavailable"));
        assertThat(ASKED).as("reading is tried again").hasSize(3);
    }

    @Test
    void leadsNowhereElse() {
        given().urlEncodingEnabled(false)
                .get("/api/..%2finternal/stock")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        given().get("/internal/stock").then().statusCode(403);
        given().get("/api/nowhere").then().statusCode(404);
        assertThat(ASKED).isEmpty();
    }
}
