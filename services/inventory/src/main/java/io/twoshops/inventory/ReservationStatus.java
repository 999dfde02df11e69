package io.twoshops.inventory;

enum ReservationStatus {
    RESERVED,
    COMMITTED,
    RELEASED,
    TAKEN_BACK
}
