package io.twoshops.payments;

/** What has become of a payment. */
public enum PaymentStatus {
    /** Recorded before the provider is asked; its outcome may be unknown. */
    INTENDED,
    CAPTURED,
    DECLINED,
    REFUNDED,
    /** Nothing was captured and nothing ever will be. */
    VOIDED
}
