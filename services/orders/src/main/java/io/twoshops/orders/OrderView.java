package io.twoshops.orders;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as its customer sees it.
 *
 * @param total in the currency's minor unit
 * @param shipment null when there is none, or when it is not known, which {@code degraded} then says
 * @param degraded the modules whose part is missing
 */
public record OrderView(
        UUID id,
        OrderStatus status,
        @Nullable RejectionReason reason,
        List<Line> lines,
        long total,
        String currency,
        Address address,
        Instant createdAt,
        @Nullable Shipment shipment,
        List<String> degraded) {
    /** One product of the order, at the price of its day. */
    public record Line(String sku, Name name, int quantity, long price, long lineTotal) {}

    /** What the product was called, in both languages. */
    public record Name(String en, String ko) {}

    /** Where the parcel is. */
    public record Shipment(String trackingNumber, String status) {}

    static OrderView of(Order order) {
        return new OrderView(
                order.id,
                order.status,
                order.reason,
                order.lines.stream().map(OrderView::line).toList(),
                order.total,
                order.currency,
                order.address(),
                order.createdAt,
                null,
                List.of());
    }

    /** {@return the same order with what is known of its shipment} */
    public OrderView with(@Nullable Shipment known, List<String> missing) {
        return new OrderView(id, status, reason, lines, total, currency, address, createdAt, known, missing);
    }

    private static Line line(OrderLine line) {
        return new Line(
                line.sku,
                new Name(line.nameEn, line.nameKo),
                line.quantity,
                line.price,
                Math.multiplyExact(line.price, line.quantity));
    }
}
