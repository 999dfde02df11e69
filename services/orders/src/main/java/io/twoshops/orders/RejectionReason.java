package io.twoshops.orders;

/** Why an order was rejected. */
public enum RejectionReason {
    OUT_OF_STOCK,
    PAYMENT_DECLINED,
    /** It could not be decided in time; whatever was done for it was undone. */
    GAVE_UP
}
