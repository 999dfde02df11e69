package io.twoshops.storefront.clients;

import io.twoshops.chassis.security.ServiceTokenClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/internal/shipments")
@RegisterRestClient(configKey = "shipping")
@RegisterProvider(ServiceTokenClientFilter.class)
interface ShippingApi {
    /** Orders that are not shipped are absent from the answer. */
    @GET
    Shipments of(@RestQuery Collection<UUID> order);

    /** The shipments of some orders. */
    record Shipments(List<OrderShipment> items) {}

    /** The shipment of one order. */
    record OrderShipment(UUID orderId, String trackingNumber, String status) {}
}
