package io.twoshops.shipping;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.twoshops.chassis.outbox.PoisonException;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Runs without any Kafka, which shows besides that the service starts and answers without it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OrderEventsTest {
    private final UUID order = UUID.randomUUID();

    @Inject
    OrderEvents events;

    @Inject
    DataSource database;

    @Inject
    MeterRegistry metrics;

    @Test
    void schedulesOneParcelHoweverOftenTheEventComes() {
        UUID event = UUID.randomUUID();
        events.received(json(event, "OrderConfirmed"));
        events.received(json(event, "OrderConfirmed"));
        events.received(json(UUID.randomUUID(), "OrderConfirmed"));
        assertThat(shipments()).singleElement().satisfies(shipment -> assertThat(shipment)
                .containsEntry("status", "SCHEDULED"));
    }

    @Test
    void ignoresRepetitionOfWhatWasHandledBefore() {
        UUID confirmed = UUID.randomUUID();
        events.received(json(confirmed, "OrderConfirmed"));
        events.received(json(UUID.randomUUID(), "OrderCancelled"));
        events.received(json(confirmed, "OrderConfirmed"));
        assertThat(shipments()).singleElement().satisfies(shipment -> assertThat(shipment)
                .containsEntry("status", "CANCELLED"));
    }

    @Test
    void callsOffParcelEvenBeforeItWasScheduled() {
        events.received(json(UUID.randomUUID(), "OrderCancelled"));
        events.received(json(UUID.randomUUID(), "OrderConfirmed"));
        assertThat(shipments()).singleElement().satisfies(shipment -> assertThat(shipment)
                .containsEntry("status", "CANCELLED"));
    }

    @Test
    void passesOverKindsOfEventsThatItDoesNotKnow() {
        events.received(json(UUID.randomUUID(), "OrderAdmired"));
        assertThat(shipments()).isEmpty();
    }

    @Test
    void answersForAsManyOrdersAsAPageMayHold() {
        events.received(json(UUID.randomUUID(), "OrderConfirmed"));
        List<String> page = Stream.concat(Stream.generate(UUID::randomUUID).limit(99), Stream.of(order))
                .map(UUID::toString)
                .toList();
        given().header("X-Service-Token", "test-service-token")
                .queryParam("order", page)
                .get("/internal/shipments")
                .then()
                .statusCode(200)
                .body("items.orderId", contains(order.toString()));
    }

    @Test
    void givesUpAtOnceOnWhatIsNoEvent() {
        for (String poison : List.of("nonsense", "{}", "[]", "null", "{\"eventId\":\"x\"}")) {
            assertThatThrownBy(() -> events.received(poison)).isInstanceOf(PoisonException.class);
        }
    }

    @Test
    void triesAgainUntilTheDatabaseTakesIt() throws Exception {
        execute("ALTER TABLE shipping.shipment RENAME TO mislaid");
        CompletableFuture<Void> handled =
                CompletableFuture.runAsync(() -> events.received(json(UUID.randomUUID(), "OrderConfirmed")));
        try {
            Awaitility.await().until(() -> retries() > 0);
            assertThat(handled).isNotDone();
        } finally {
            execute("ALTER TABLE shipping.mislaid RENAME TO shipment");
        }
        handled.get(20, TimeUnit.SECONDS);
        assertThat(shipments()).hasSize(1);
    }

    private List<Map<String, Object>> shipments() {
        return given().header("X-Service-Token", "test-service-token")
                .queryParam("order", order)
                .get("/internal/shipments")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    /** What fault tolerance itself counts. */
    private double retries() {
        return metrics.find("ft.retry.retries.total").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String json(UUID event, String type) {
        return """
                {"eventId":"%s","type":"%s","orderId":"%s","something":"new"}"""
                .formatted(event, type, order);
    }
}
