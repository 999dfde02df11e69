package io.twoshops.chassis;

import static io.restassured.RestAssured.given;
import static io.twoshops.chassis.ProblemsTest.problem;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SecurityTest {
    private final String account = UUID.randomUUID().toString();
    private final Instant later = Instant.now().plusSeconds(60);

    @Inject
    TestKeys keys;

    @AfterEach
    void up() {
        TestKeys.down = false;
    }

    @Test
    void acceptsOwnToken() {
        me(keys.token(account, later)).statusCode(200).body("account", equalTo(account));
    }

    @Test
    void asksForSession() {
        problem(given().get("/api/me").then(), 401, "authentication-required");
    }

    @Test
    void refusesForgedExpiredAndUnsignedTokens() {
        problem(me(TestKeys.token(account, later, TestKeys.newPair().getPrivate())), 401, "token-invalid");
        problem(me(keys.token(account, Instant.now().minusSeconds(60))), 401, "token-invalid");
        problem(me(base64("{\"alg\":\"none\"}") + "." + claims() + "."), 401, "token-invalid");
        problem(me("rubbish"), 401, "token-invalid");
    }

    @Test
    void saysUnavailableWhenKeysCannotBeKnown() {
        TestKeys.down = true;
        problem(me(keys.token(account, later)), 503, "unavailable");
    }

    @Test
    void letsOnlyServicesIn() {
        problem(given().get("/internal/thing").then(), 403, "forbidden");
        problem(
                given().header("X-Service-Token", "wrong")
                        .get("/internal/thing")
                        .then(),
                403,
                "forbidden");
        given().header("X-Service-Token", "test-service-token")
                .get("/internal/thing")
                .then()
                .statusCode(200);
    }

    private String claims() {
        return base64("{\"iss\":\"two-shops\",\"sub\":\"%s\",\"exp\":%d}".formatted(account, later.getEpochSecond()));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse me(String token) {
        return given().header("Authorization", "Bearer " + token).get("/api/me").then();
    }
}
