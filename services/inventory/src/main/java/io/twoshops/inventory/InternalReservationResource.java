package io.twoshops.inventory;

import io.twoshops.chassis.faults.FaultPoint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;

/** Reservations for the orders service; every step may be repeated. */
@Path("/internal/reservations/{orderId}")
@FaultPoint("inventory")
class InternalReservationResource {
    private final Inventory inventory;

    InternalReservationResource(Inventory inventory) {
        this.inventory = inventory;
    }

    @PUT
    public void reserve(@RestPath UUID orderId, @NotNull @Valid Wanted wanted) {
        inventory.reserve(orderId, wanted.quantities());
    }

    @POST
    @Path("/commit")
    public void commit(@RestPath UUID orderId) {
        inventory.commit(orderId);
    }

    @POST
    @Path("/release")
    public void release(@RestPath UUID orderId) {
        inventory.release(orderId);
    }

    @POST
    @Path("/take-back")
    public void takeBack(@RestPath UUID orderId) {
        inventory.takeBack(orderId);
    }

    record Wanted(@NotEmpty List<@NotNull @Valid Item> items) {
        private Map<String, Integer> quantities() {
            return items.stream().collect(Collectors.toMap(Item::sku, Item::quantity, Integer::sum));
        }
    }

    record Item(@NotNull @Pattern(regexp = Skus.FORM) String sku, @Min(1) int quantity) {}
}
