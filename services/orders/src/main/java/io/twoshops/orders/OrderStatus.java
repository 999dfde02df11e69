package io.twoshops.orders;

/** Where an order stands. */
public enum OrderStatus {
    /** Placed and not decided yet; settles by itself. */
    PENDING,
    CONFIRMED,
    REJECTED,
    /** Cancelled by the customer; money and goods are on their way back. */
    CANCELLING,
    CANCELLED
}
