package io.twoshops.orders;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** An order. What was ordered and what it costs is fixed when it is placed; only its status moves. */
@Entity(name = "PlacedOrder")
@Table(schema = "orders", name = "orders")
class Order {
    @Id
    UUID id;

    @Column(name = "account_id")
    UUID accountId;

    @Column(name = "idempotency_key")
    String idempotencyKey;

    /** Of the body that the key came with. */
    String fingerprint;

    @Enumerated(EnumType.STRING)
    OrderStatus status;

    @Enumerated(EnumType.STRING)
    @Nullable
    RejectionReason reason;

    /** In the currency's minor unit. */
    long total;

    String currency;

    String recipient;
    String street;
    String city;

    @Column(name = "postal_code")
    String postalCode;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(schema = "orders", name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "line_no")
    @BatchSize(size = 100)
    List<OrderLine> lines;

    Order() {}

    Order(UUID accountId, String idempotencyKey, String fingerprint, Address address, String currency) {
        this.id = UUID.randomUUID();
        this.accountId = accountId;
        this.idempotencyKey = idempotencyKey;
        this.fingerprint = fingerprint;
        this.status = OrderStatus.PENDING;
        this.currency = currency;
        this.recipient = address.recipient();
        this.street = address.street();
        this.city = address.city();
        this.postalCode = address.postalCode();
        // What PostgreSQL keeps, so that the first answer and every later one tell the same time.
        this.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        this.updatedAt = createdAt;
        this.lines = List.of();
    }

    void contain(List<OrderLine> ordered) {
        lines = ordered;
        total = 0;
        for (OrderLine line : ordered) {
            total = Math.addExact(total, Math.multiplyExact(line.price, line.quantity));
        }
    }

    void become(OrderStatus next) {
        status = next;
        updatedAt = Instant.now();
    }

    void reject(RejectionReason why) {
        reason = why;
        become(OrderStatus.REJECTED);
    }

    Address address() {
        return new Address(recipient, street, city, postalCode);
    }

    /** {@return the quantity of each SKU, in the order of the cart} */
    Map<String, Integer> quantities() {
        Map<String, Integer> quantities = new LinkedHashMap<>();
        lines.forEach(line -> quantities.put(line.sku, line.quantity));
        return quantities;
    }
}
