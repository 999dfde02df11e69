package io.twoshops.shipping;

import io.twoshops.chassis.faults.FaultPoint;
import io.twoshops.orders.OrderCancelled;
import io.twoshops.orders.OrderConfirmed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Learns of orders inside the transaction that changes them: an order and its parcel stand or fall together. */
@ApplicationScoped
@FaultPoint("shipping")
class OrderEvents {
    private final ParcelRepository parcels;

    OrderEvents(ParcelRepository parcels) {
        this.parcels = parcels;
    }

    void confirmed(@Observes OrderConfirmed order) {
        parcels.schedule(order.orderId());
    }

    void cancelled(@Observes OrderCancelled order) {
        parcels.callOff(order.orderId());
    }
}
