package io.twoshops.shipping;

/** What is to happen to a parcel. */
enum ShipmentStatus {
    SCHEDULED,
    CANCELLED
}
