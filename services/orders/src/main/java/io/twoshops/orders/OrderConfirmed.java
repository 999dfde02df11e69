package io.twoshops.orders;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The event that an order is paid for and will be sent. */
public record OrderConfirmed(
        UUID eventId, UUID orderId, UUID accountId, Instant occurredAt, List<Line> lines, Address address) {
    /** How many of what. */
    public record Line(String sku, int quantity) {}

    /** {@return what consumers tell the kinds of event apart by} */
    @JsonProperty
    public String type() {
        return "OrderConfirmed";
    }

    static OrderConfirmed of(Order order) {
        return new OrderConfirmed(
                UUID.randomUUID(),
                order.id,
                order.accountId,
                Instant.now(),
                order.lines.stream()
                        .map(line -> new Line(line.sku, line.quantity))
                        .toList(),
                order.address());
    }
}
