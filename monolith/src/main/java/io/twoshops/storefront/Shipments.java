package io.twoshops.storefront;

import io.twoshops.orders.OrderView;
import io.twoshops.shipping.Shipment;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The shipments of the orders on a page. When shipping fails they are not known, and the page is shown without. */
final class Shipments {
    private static final Logger LOG = Logger.getLogger(Shipments.class);
    private final @Nullable Map<UUID, Shipment> byOrder;

    private Shipments(@Nullable Map<UUID, Shipment> byOrder) {
        this.byOrder = byOrder;
    }

    static Shipments ask(Supplier<Map<UUID, Shipment>> shipping) {
        try {
            return new Shipments(shipping.get());
        } catch (RuntimeException e) {
            LOG.warnf("Orders are shown without shipments: %s", e.getMessage());
            return new Shipments(null);
        }
    }

    /** {@return the order with its shipment} */
    OrderView addTo(OrderView order) {
        Shipment shipment = byOrder == null ? null : byOrder.get(order.id());
        return order.with(
                shipment == null ? null : new OrderView.Shipment(shipment.trackingNumber(), shipment.status()),
                degraded());
    }

    /** {@return the modules whose part is missing} */
    List<String> degraded() {
        return byOrder == null ? List.of("shipping") : List.of();
    }
}
