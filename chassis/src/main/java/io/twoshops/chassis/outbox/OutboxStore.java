package io.twoshops.chassis.outbox;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The table behind the outbox. Messages are claimed for a while and not locked while they are sent, so that no
 * transaction waits for the broker. Of one key nothing is claimed while an earlier message of it is still claimed by
 * somebody else: that keeps the order per key with several relays.
 */
@ApplicationScoped
@IfBuildProperty(name = "shop.outbox.enabled", stringValue = "true")
class OutboxStore {
    /** Claims are made one after the other, else one could overtake another that is not committed yet. */
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('outbox'))";

    private static final String CLAIM =
            """
            UPDATE outbox SET claimed_until = now() + ? * interval '1 millisecond'
            WHERE id IN (
              SELECT candidate.id FROM outbox candidate
              WHERE candidate.claimed_until < now()
                AND NOT EXISTS (
                  SELECT 1 FROM outbox earlier
                  WHERE earlier.key = candidate.key AND earlier.id < candidate.id AND earlier.claimed_until >= now())
              ORDER BY candidate.id LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING id, event_id, topic, key, type, payload
            """;

    private final DataSource database;

    OutboxStore(DataSource database) {
        this.database = database;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<OutboxMessage> claim(int most, Duration lease) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement lock = connection.createStatement();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            lock.execute(ONE_AT_A_TIME);
            claim.setLong(1, lease.toMillis());
            claim.setInt(2, most);
            List<OutboxMessage> messages = new ArrayList<>();
            try (ResultSet row = claim.executeQuery()) {
                while (row.next()) {
                    messages.add(new OutboxMessage(
                            row.getLong(1),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6)));
                }
            }
            messages.sort(Comparator.comparingLong(OutboxMessage::id));
            return messages;
        }
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void sent(OutboxMessage message) throws SQLException {
        update("DELETE FROM outbox WHERE id = ?", message.id());
    }

    /** Gives back what was claimed and not sent. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void release(List<OutboxMessage> messages) throws SQLException {
        for (OutboxMessage message : messages) {
            update("UPDATE outbox SET claimed_until = '-infinity' WHERE id = ?", message.id());
        }
    }

    private void update(String sql, long id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, id);
            update.executeUpdate();
        }
    }
}
