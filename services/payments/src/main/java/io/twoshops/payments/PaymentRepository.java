package io.twoshops.payments;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;

/** The table of payments. Every change is one statement that names the states it may start from. */
@ApplicationScoped
class PaymentRepository implements PanacheRepositoryBase<Payment, UUID> {
    private static final String NONE = "none";

    /** Opens the payment unless it exists. Two at the same time: one opens it, the other finds it. */
    void open(UUID orderId, long amount, String currency, String token, PaymentStatus status) {
        getEntityManager()
                .createNativeQuery(
                        """
                        INSERT INTO payments.payment (order_id, amount, currency, token, status)
                        VALUES (:order, :amount, :currency, :token, :status) ON CONFLICT DO NOTHING
                        """)
                .setParameter("order", orderId)
                .setParameter("amount", amount)
                .setParameter("currency", currency)
                .setParameter("token", token)
                .setParameter("status", status.name())
                .executeUpdate();
    }

    /** Puts up the tombstone of a payment that has not come; an existing payment stays as it is. */
    @Transactional
    void bury(UUID orderId) {
        open(orderId, 0, NONE, NONE, PaymentStatus.VOIDED);
    }

    void move(UUID orderId, Set<PaymentStatus> from, PaymentStatus to) {
        getEntityManager()
                .createNativeQuery(
                        """
                        UPDATE payments.payment SET status = :to, updated_at = now()
                        WHERE order_id = :order AND status IN (:from)
                        """)
                .setParameter("order", orderId)
                .setParameter("to", to.name())
                .setParameter("from", from.stream().map(Enum::name).toList())
                .executeUpdate();
    }

    /** {@return the payment as it is in the database now} */
    @Transactional
    Payment read(UUID orderId) {
        Payment payment = findById(orderId);
        if (payment == null) {
            throw new IllegalStateException("no payment was intended for order " + orderId);
        }
        getEntityManager().refresh(payment);
        return payment;
    }
}
