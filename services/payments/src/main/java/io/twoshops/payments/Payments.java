package io.twoshops.payments;

import io.twoshops.chassis.faults.FaultPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Set;
import java.util.UUID;

/**
 * Payments of orders. A payment is intended in a transaction, then made without one, then recorded in another: whoever
 * dies in between leaves an intent, and the next try asks the provider under the same key.
 *
 * <p>Only the calls that move money are entries for injected faults, so that one checkout enters the module once in
 * either arm.
 */
@ApplicationScoped
public class Payments {
    private final PaymentRepository payments;
    private final PaymentProvider provider;

    Payments(PaymentRepository payments, PaymentProvider provider) {
        this.payments = payments;
        this.provider = provider;
    }

    /** Records what is going to be paid, in the transaction of the caller; again, it changes nothing. */
    @Transactional
    public void intend(UUID orderId, long amount, String currency, String token) {
        payments.open(orderId, amount, currency, token, PaymentStatus.INTENDED);
    }

    /**
     * Asks the provider for the money, unless the outcome is known. The caller records the answer.
     *
     * @throws io.twoshops.chassis.problem.UnavailableException when the outcome is unknown
     */
    @FaultPoint("payments")
    @Transactional(TxType.NEVER)
    public PaymentStatus pay(UUID orderId) {
        Payment payment = payments.read(orderId);
        return payment.status == PaymentStatus.INTENDED
                ? provider.charge(orderId, payment.amount, payment.currency, payment.token)
                : payment.status;
    }

    /**
     * Gives the money back, or prevents that it is ever taken, also when the payment itself has not come yet. The
     * caller records the answer.
     *
     * @throws io.twoshops.chassis.problem.UnavailableException when the outcome is unknown
     */
    @FaultPoint("payments")
    @Transactional(TxType.NEVER)
    public PaymentStatus refund(UUID orderId) {
        payments.bury(orderId);
        return switch (payments.read(orderId).status) {
            case INTENDED, CAPTURED -> provider.refund(orderId);
            case REFUNDED -> PaymentStatus.REFUNDED;
            case DECLINED, VOIDED -> PaymentStatus.VOIDED;
        };
    }

    /**
     * Records what the provider answered, in the transaction of the caller. A refund outlasts a charge, whichever
     * answer is recorded first.
     *
     * @return what stands recorded after it
     */
    @Transactional
    public PaymentStatus record(UUID orderId, PaymentStatus outcome) {
        switch (outcome) {
            case CAPTURED, DECLINED -> payments.move(orderId, Set.of(PaymentStatus.INTENDED), outcome);
            case REFUNDED, VOIDED ->
                payments.move(orderId, Set.of(PaymentStatus.INTENDED, PaymentStatus.CAPTURED), outcome);
            case INTENDED -> throw new IllegalArgumentException("an intent is no outcome");
        }
        return payments.read(orderId).status;
    }
}
