package io.twoshops.payments;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in for the provider: keyed by order, as the sandbox is. A test says what happens before it answers. */
@Mock
@Singleton
public class ScriptedProvider implements PaymentProvider {
    private final Map<UUID, PaymentStatus> charges = new ConcurrentHashMap<>();
    /** Comes between the charge and its answer. */
    public volatile Runnable charged = () -> {};
    /** Comes between the refund and its answer. */
    public volatile Runnable refunded = () -> {};

    @Override
    public PaymentStatus charge(UUID orderId, long amount, String currency, String token) {
        PaymentStatus status = charges.computeIfAbsent(orderId, id -> PaymentStatus.CAPTURED);
        charged.run();
        return status;
    }

    @Override
    public PaymentStatus refund(UUID orderId) {
        PaymentStatus status = charges.compute(
                orderId,
                (id, charge) -> charge == null || charge == PaymentStatus.VOIDED
                        ? PaymentStatus.VOIDED
                        : PaymentStatus.REFUNDED);
        refunded.run();
        return status;
    }

    /** Forgets what a test has said. */
    public void reset() {
        charged = () -> {};
        refunded = () -> {};
    }

    /** {@return whether the provider holds money for the order} */
    public boolean hasMoneyOf(UUID orderId) {
        return charges.get(orderId) == PaymentStatus.CAPTURED;
    }
}
