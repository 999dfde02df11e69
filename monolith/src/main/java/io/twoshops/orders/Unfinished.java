package io.twoshops.orders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The orders that somebody still has to finish, each claimed by at most one runner at a time. */
@ApplicationScoped
class Unfinished {
    private static final String CLAIM =
            """
            UPDATE orders.unfinished SET claimed_until = now() + :lease * interval '1 millisecond'
            WHERE order_id IN (
              SELECT order_id FROM orders.unfinished WHERE due_at <= now() AND claimed_until <= now()
              ORDER BY due_at LIMIT :most FOR UPDATE SKIP LOCKED)
            RETURNING order_id
            """;

    /** Waits twice as long after each try in vain, up to 5 s, so that settling after an outage stays quick. */
    private static final String POSTPONE =
            """
            UPDATE orders.unfinished SET claimed_until = '-infinity', attempts = attempts + 1,
              due_at = now() + least(5000, 250 * 2 ^ least(attempts, 10)) * interval '1 millisecond'
            WHERE order_id = :order
            """;

    private final EntityManager database;
    private final Duration lease;

    Unfinished(EntityManager database, OrdersConfig config) {
        this.database = database;
        this.lease = config.lease();
    }

    /** Notes the order, claimed by the caller, in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void add(Order order) {
        database.flush();
        database.createNativeQuery(
                        """
                        INSERT INTO orders.unfinished (order_id, claimed_until)
                        VALUES (:order, now() + :lease * interval '1 millisecond')
                        """)
                .setParameter("order", order.id)
                .setParameter("lease", lease.toMillis())
                .executeUpdate();
    }

    /** Records that no payment confirms the order any more, in the transaction of the caller, who holds the order. */
    @Transactional(Transactional.TxType.MANDATORY)
    void giveUp(UUID orderId) {
        database.createNativeQuery("UPDATE orders.unfinished SET given_up = true WHERE order_id = :order")
                .setParameter("order", orderId)
                .executeUpdate();
    }

    /** {@return whether the order was given up} Asked in the transaction of the caller, who holds the order. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean isGivenUp(UUID orderId) {
        return !database.createNativeQuery("SELECT 1 FROM orders.unfinished WHERE order_id = :order AND given_up")
                .setParameter("order", orderId)
                .getResultList()
                .isEmpty();
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

    @Transactional(Transactional.TxType.MANDATORY)
    void remove(UUID orderId) {
        database.createNativeQuery("DELETE FROM orders.unfinished WHERE order_id = :order")
                .setParameter("order", orderId)
                .executeUpdate();
    }
}
