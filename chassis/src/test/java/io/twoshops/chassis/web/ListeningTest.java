package io.twoshops.chassis.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServerStart;
import io.twoshops.chassis.PostgresResource;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ListeningTest {
    @Inject
    Vertx vertx;

    @Test
    void isDownUntilThePortListens() {
        Listening listening =
                new Listening(new WarmUp(vertx, new Breakers(), Optional.empty(), Duration.ZERO, Optional.empty()));
        assertThat(listening.call().getStatus()).isEqualTo(Status.DOWN);
        listening.begin(new HttpServerStart(new HttpServerOptions()));
        assertThat(listening.call().getStatus()).isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"started", "ready"})
    void isPartOfTheHealthOfAnApplication(String kind) {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> given().port(port)
                .get("/q/health/" + kind)
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("Listens for customers")));
    }
}
