package io.twoshops.shipping;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.UUID;

/** The table of shipments. An order has one parcel, whatever is told how often and in which order. */
@ApplicationScoped
class ParcelRepository implements PanacheRepositoryBase<Parcel, UUID> {
    /** Schedules the parcel unless there is one, or unless it was called off already. */
    void schedule(UUID orderId) {
        put(orderId, ShipmentStatus.SCHEDULED, "DO NOTHING");
    }

    /** Calls the parcel off, also one that was not scheduled yet. */
    void callOff(UUID orderId) {
        put(orderId, ShipmentStatus.CANCELLED, "(order_id) DO UPDATE SET status = EXCLUDED.status");
    }

    private void put(UUID orderId, ShipmentStatus status, String otherwise) {
        getEntityManager()
                .createNativeQuery("INSERT INTO shipping.shipment (order_id, tracking_number, status)"
                        + " VALUES (:order, :number, :status) ON CONFLICT " + otherwise)
                .setParameter("order", orderId)
                .setParameter("number", trackingNumber(orderId))
                .setParameter("status", status.name())
                .executeUpdate();
    }

    /** Made of the order's id, so that a repeated event makes the same one. */
    private static String trackingNumber(UUID orderId) {
        return "TS" + orderId.toString().replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT);
    }
}
