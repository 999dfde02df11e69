package io.twoshops.carts;

import io.twoshops.chassis.faults.FaultPoint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;

/** The carts for the orders and recommendations services. */
@Path("/internal/carts/{accountId}")
@FaultPoint("carts")
class InternalCartResource {
    private final Carts carts;

    InternalCartResource(Carts carts) {
        this.carts = carts;
    }

    @GET
    public Items items(@RestPath UUID accountId) {
        return new Items(carts.items(accountId).entrySet().stream()
                .map(item -> new Item(item.getKey(), item.getValue()))
                .toList());
    }

    @POST
    @Path("/checkouts/{orderId}")
    public void checkedOut(@RestPath UUID accountId, @RestPath UUID orderId, @NotNull @Valid Items ordered) {
        carts.checkedOut(accountId, orderId, ordered.quantities());
    }

    record Items(@NotNull List<@NotNull @Valid Item> items) {
        private Map<String, Integer> quantities() {
            return items.stream().collect(Collectors.toMap(Item::sku, Item::quantity, Integer::sum));
        }
    }

    record Item(@NotNull String sku, @Min(1) int quantity) {}
}
