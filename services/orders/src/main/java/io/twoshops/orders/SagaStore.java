package io.twoshops.orders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The progress of unfinished orders, each claimed by at most one runner at a time. */
@ApplicationScoped
class SagaStore {
    private static final String ADD =
            """
            INSERT INTO orders.saga (order_id, step, payment_token, claimed_until)
            VALUES (:order, :step, :token, now() + :lease * interval '1 millisecond') ON CONFLICT DO NOTHING
            """;

    private static final String MOVE =
            """
            UPDATE orders.saga SET step = :to, reason = coalesce(:reason, reason), attempts = 0,
              claimed_until = now() + :lease * interval '1 millisecond'
            WHERE order_id = :order AND step = :from
            """;

    private static final String CLAIM =
            """
            UPDATE orders.saga SET claimed_until = now() + :lease * interval '1 millisecond'
            WHERE order_id IN (
              SELECT order_id FROM orders.saga WHERE due_at <= now() AND claimed_until <= now()
              ORDER BY due_at LIMIT :most FOR UPDATE SKIP LOCKED)
            RETURNING order_id
            """;

    /** Waits twice as long after each try in vain, up to 5 s, so that settling after an outage stays quick. */
    private static final String POSTPONE =
            """
            UPDATE orders.saga SET claimed_until = '-infinity', attempts = attempts + 1,
              due_at = now() + least(5000, 250 * 2 ^ least(attempts, 10)) * interval '1 millisecond'
            WHERE order_id = :order
            """;

    private final EntityManager database;
    private final Duration lease;

    SagaStore(EntityManager database, OrdersConfig config) {
        this.database = database;
        this.lease = config.lease();
    }

    /** {@return whether the saga was added, claimed by the caller; false if the order has one} */
    @Transactional(TxType.MANDATORY)
    boolean add(UUID orderId, SagaStep step, String paymentToken) {
        database.flush();
        return database.createNativeQuery(ADD)
                        .setParameter("order", orderId)
                        .setParameter("step", step.name())
                        .setParameter("token", paymentToken)
                        .setParameter("lease", lease.toMillis())
                        .executeUpdate()
                == 1;
    }

    /** {@return the saga of the order, or null when it is finished} */
    @Transactional
    @Nullable
    Saga find(UUID orderId) {
        return database.find(Saga.class, orderId);
    }

    /** {@return whether the saga was moved and the lease renewed; false if it no longer stood at {@code from}} */
    @Transactional(TxType.MANDATORY)
    boolean move(UUID orderId, SagaStep from, SagaStep to, @Nullable RejectionReason reason) {
        return database.createNativeQuery(MOVE)
                        .setParameter("order", orderId)
                        .setParameter("from", from.name())
                        .setParameter("to", to.name())
                        .setParameter("reason", reason == null ? null : reason.name())
                        .setParameter("lease", lease.toMillis())
                        .executeUpdate()
                == 1;
    }

    @Transactional(TxType.MANDATORY)
    void remove(UUID orderId) {
        database.createNativeQuery("DELETE FROM orders.saga WHERE order_id = :order")
                .setParameter("order", orderId)
                .executeUpdate();
    }

    @Transactional
    List<UUID> claim(int most) {
        return database.createNativeQuery(CLAIM, UUID.class)
                .setParameter("lease", lease.toMillis())
                .setParameter("most", most)
                .getResultList();
    }

    /** Gives the order back, to be tried again later. */
    @Transactional
    void postpone(UUID orderId) {
        database.createNativeQuery(POSTPONE).setParameter("order", orderId).executeUpdate();
    }
}
