package io.twoshops.shipping;

import io.twoshops.chassis.faults.FaultPoint;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** Shipments for the sister services. */
@Path("/internal/shipments")
@FaultPoint("shipping")
class InternalShipmentResource {
    private static final int MOST = 100;
    private final Shipping shipping;

    InternalShipmentResource(Shipping shipping) {
        this.shipping = shipping;
    }

    @GET
    public Answer find(@RestQuery("order") @Size(max = MOST) List<UUID> orders) {
        return new Answer(List.copyOf(shipping.find(orders).values()));
    }

    /** The shipments of those orders that have one. */
    record Answer(List<Shipment> items) {}
}
