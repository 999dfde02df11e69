package io.twoshops.payments;

import io.quarkus.test.Mock;
import io.twoshops.chassis.problem.UnavailableException;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in for the provider, which is not a part of the shop: keyed by order, as the sandbox is. */
@Mock
@Singleton
class FakeProvider implements PaymentProvider {
    private final Map<UUID, PaymentStatus> charges = new ConcurrentHashMap<>();
    /** Whether it does what it is told and then fails to say so. */
    volatile boolean silent;

    @Override
    public PaymentStatus charge(UUID orderId, long amount, String currency, String token) {
        return told(charges.computeIfAbsent(
                orderId, id -> token.equals("tok_ok") ? PaymentStatus.CAPTURED : PaymentStatus.DECLINED));
    }

    @Override
    public PaymentStatus refund(UUID orderId) {
        return told(charges.compute(
                orderId,
                (id, charge) -> charge == PaymentStatus.CAPTURED || charge == PaymentStatus.REFUNDED
                        ? PaymentStatus.REFUNDED
                        : PaymentStatus.VOIDED));
    }

    boolean wasAsked(UUID orderId) {
        return charges.containsKey(orderId);
    }

    private PaymentStatus told(PaymentStatus status) {
        if (silent) {
            throw new UnavailableException("provider", null);
        }
        return status;
    }
}
