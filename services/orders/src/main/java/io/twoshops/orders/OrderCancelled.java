package io.twoshops.orders;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The event that a confirmed order was cancelled: its money is refunded and its goods are back. */
public record OrderCancelled(UUID eventId, UUID orderId, UUID accountId, Instant occurredAt, List<Line> lines) {
    /** How many of what. */
    public record Line(String sku, int quantity) {}

    /** {@return what consumers tell the kinds of event apart by} */
    @JsonProperty
    public String type() {
        return "OrderCancelled";
    }

    static OrderCancelled of(Order order) {
        return new OrderCancelled(
                UUID.randomUUID(),
                order.id,
                order.accountId,
                Instant.now(),
                order.lines.stream()
                        .map(line -> new Line(line.sku, line.quantity))
                        .toList());
    }
}
