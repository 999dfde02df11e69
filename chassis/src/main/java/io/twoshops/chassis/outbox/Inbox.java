package io.twoshops.chassis.outbox;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Handles each event once, however often the broker delivers it. */
@ApplicationScoped
@IfBuildProperty(name = "shop.inbox.enabled", stringValue = "true")
public class Inbox {
    private final DataSource database;

    Inbox(DataSource database) {
        this.database = database;
    }

    /**
     * Runs the handler in the transaction that records the event: both happen or neither.
     *
     * @return false if the consumer had handled the event before
     */
    @Transactional
    public boolean once(String consumer, UUID eventId, Runnable handler) {
        if (!record(consumer, eventId)) {
            return false;
        }
        handler.run();
        return true;
    }

    private boolean record(String consumer, UUID eventId) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO inbox (consumer, event_id) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, consumer);
            insert.setObject(2, eventId);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot record event " + eventId, e);
        }
    }
}
