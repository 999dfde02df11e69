package io.twoshops.payments;

import java.util.UUID;

/**
 * Whoever moves the money. Both calls are keyed by the order, so that repeating one after an unknown outcome is safe;
 * both throw {@link io.twoshops.chassis.problem.UnavailableException} when the outcome is unknown.
 */
interface PaymentProvider {
    /**
     * Authorises and captures the amount.
     *
     * @param amount in the currency's minor unit
     * @return CAPTURED, DECLINED, or what a refund that came first made of it
     */
    PaymentStatus charge(UUID orderId, long amount, String currency, String token);

    /** Gives back what was captured (REFUNDED), or sees to it that nothing ever will be (VOIDED). */
    PaymentStatus refund(UUID orderId);
}
