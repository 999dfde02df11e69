package io.twoshops.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.twoshops.chassis.web.IdempotencyKey;
import io.twoshops.orders.clients.PaymentsClient;
import io.twoshops.orders.clients.Script;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The events as they wait in the outbox while Kafka is down. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OrderEventsTest {
    private static final Path SCHEMAS = Path.of("../../contract/events");
    private final UUID customer = UUID.randomUUID();

    @Inject
    OrderService service;

    @Inject
    Script script;

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void allIsWell() {
        script.reset();
    }

    @Test
    void areWhatTheirSchemasPromise() throws Exception {
        OrderView order = placed();
        service.cancel(customer, order.id());
        List<String> events = events(order);
        assertThat(events).hasSize(2);
        assertThat(schema("OrderConfirmed").validate(json.readTree(events.get(0))))
                .isEmpty();
        assertThat(schema("OrderCancelled").validate(json.readTree(events.get(1))))
                .isEmpty();
        assertThat(schema("OrderConfirmed").validate(json.readTree(events.get(1))))
                .isNotEmpty();
    }

    @Test
    void tellNothingOfRejectedOrders() throws SQLException {
        script.payment = PaymentsClient.Outcome.DECLINED;
        assertThat(events(placed())).isEmpty();
    }

    private OrderView placed() {
        return service.place(
                        customer,
                        IdempotencyKey.parse("k"),
                        new OrderRequest("tok_ok", new Address("r", "s", "c", "1")))
                .order();
    }

    private static JsonSchema schema(String type) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(SCHEMAS.resolve(type + ".v1.json")));
    }

    private List<String> events(OrderView order) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT payload FROM outbox WHERE key = ? ORDER BY id")) {
            select.setString(1, order.id().toString());
            List<String> payloads = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    payloads.add(row.getString(1));
                }
            }
            return payloads;
        }
    }
}
