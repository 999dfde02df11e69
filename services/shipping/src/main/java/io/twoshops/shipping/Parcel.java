package io.twoshops.shipping;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of the table of shipments; written by {@link ParcelRepository}'s statements alone. */
@Entity
@Immutable
@Table(schema = "shipping", name = "shipment")
class Parcel {
    @Id
    @Column(name = "order_id")
    UUID orderId;

    @Column(name = "tracking_number")
    String trackingNumber;

    @Enumerated(EnumType.STRING)
    ShipmentStatus status;

    Shipment shipment() {
        return new Shipment(orderId, trackingNumber, status.name());
    }
}
