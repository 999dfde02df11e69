package io.twoshops.chassis.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Events written in the same transaction as the change that they tell of, to be sent after it. */
@ApplicationScoped
@IfBuildProperty(name = "shop.outbox.enabled", stringValue = "true")
public class Outbox {
    private final DataSource database;
    private final ObjectMapper json;
    private final Event<Added> added;

    Outbox(DataSource database, ObjectMapper json, Event<Added> added) {
        this.database = database;
        this.json = json;
        this.added = added;
    }

    /** Adds an event to the transaction that the caller is in; without one it is refused. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(String topic, String key, UUID eventId, String type, Object payload) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO outbox (event_id, topic, key, type, payload) VALUES (?, ?, ?, ?, ?)")) {
            insert.setObject(1, eventId);
            insert.setString(2, topic);
            insert.setString(3, key);
            insert.setString(4, type);
            insert.setString(5, json.writeValueAsString(payload));
            insert.executeUpdate();
            added.fire(new Added());
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("cannot add " + type + " to the outbox", e);
        }
    }

    /** Tells the relay that something waits, once the transaction is through. */
    record Added() {}
}
