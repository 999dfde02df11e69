package io.twoshops.inventory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What is set aside for one order. Once released or taken back it stays closed. */
@Entity
@Table(schema = "inventory", name = "reservation")
class Reservation {
    @Id
    @Column(name = "order_id")
    private UUID orderId;

    @Enumerated(EnumType.STRING)
    private ReservationStatus status;

    @ElementCollection
    @CollectionTable(schema = "inventory", name = "reservation_item", joinColumns = @JoinColumn(name = "order_id"))
    @MapKeyColumn(name = "sku")
    @Column(name = "quantity")
    private Map<String, Integer> items = new HashMap<>();

    @SuppressWarnings("NullAway.Init")
    protected Reservation() {}

    ReservationStatus status() {
        return status;
    }

    Map<String, Integer> items() {
        return items;
    }

    void fill(Map<String, Integer> quantities) {
        items.putAll(quantities);
    }

    void become(ReservationStatus next) {
        status = next;
    }
}
