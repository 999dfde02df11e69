package io.twoshops.inventory;

import io.twoshops.chassis.faults.FaultPoint;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** What is available, for the other services. */
@Path("/internal/stock")
@FaultPoint("inventory")
class InternalStockResource {
    private final Inventory inventory;

    InternalStockResource(Inventory inventory) {
        this.inventory = inventory;
    }

    @GET
    public AvailableStock available(@RestQuery @Size(max = 200) List<String> sku) {
        return new AvailableStock(inventory.available(sku).entrySet().stream()
                .map(found -> new Available(found.getKey(), found.getValue()))
                .toList());
    }

    record AvailableStock(List<Available> items) {}

    record Available(String sku, int available) {}
}
