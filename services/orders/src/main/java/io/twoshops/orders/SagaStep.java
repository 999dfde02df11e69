package io.twoshops.orders;

/** How far an order has come: what is named has been done, and is recorded. */
enum SagaStep {
    PLACED,
    RESERVED,
    PAID,
    /** From here on there is no way back but a cancellation. */
    CONFIRMED,
    COMMITTED,
    EMPTIED,

    /** On the way back; the money comes first, then the goods. */
    REFUNDING,
    RELEASING,
    REJECTED,

    /** Taking back what was confirmed. */
    CANCELLING,
    TAKING_BACK,
    CANCELLED
}
