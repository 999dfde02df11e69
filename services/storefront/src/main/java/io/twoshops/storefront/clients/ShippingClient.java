package io.twoshops.storefront.clients;

import io.twoshops.chassis.resilience.RemoteCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The shipping service. While it is unavailable an order is shown without its shipment, and says so. */
@ApplicationScoped
public class ShippingClient {
    private final ShippingApi shipping;
    private final RemoteCalls remote;

    ShippingClient(@RestClient ShippingApi shipping, RemoteCalls remote) {
        this.shipping = shipping;
        this.remote = remote;
    }

    /** {@return the shipments by order; orders without one are absent} */
    public Map<UUID, Shipment> find(Collection<UUID> orderIds) {
        if (orderIds.isEmpty()) {
            return Map.of();
        }
        return remote.idempotent("shipping", () -> shipping.of(orderIds)).items().stream()
                .collect(Collectors.toMap(
                        ShippingApi.OrderShipment::orderId,
                        shipment -> new Shipment(shipment.trackingNumber(), shipment.status())));
    }
}
