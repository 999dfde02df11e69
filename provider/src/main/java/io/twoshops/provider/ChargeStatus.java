package io.twoshops.provider;

/** What has become of a reference. */
enum ChargeStatus {
    AUTHORIZED,
    DECLINED,
    CAPTURED,
    REFUNDED,
    /** Refunded before anything was captured: the reference can never be charged again. */
    VOIDED
}
