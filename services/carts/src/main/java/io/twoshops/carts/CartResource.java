package io.twoshops.carts;

import io.quarkus.security.Authenticated;
import io.twoshops.chassis.faults.FaultPoint;
import io.twoshops.chassis.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/cart")
@Authenticated
@FaultPoint("carts")
class CartResource {
    private final CartService carts;
    private final Caller caller;

    CartResource(CartService carts, Caller caller) {
        this.carts = carts;
        this.caller = caller;
    }

    @GET
    public CartView get() {
        return carts.view(caller.accountId());
    }

    @PUT
    @Path("/items/{sku}")
    public CartView put(@RestPath String sku, @NotNull @Valid CartItemChange body) {
        return carts.put(caller.accountId(), sku, body.quantity());
    }

    @DELETE
    @Path("/items/{sku}")
    public CartView remove(@RestPath String sku) {
        return carts.remove(caller.accountId(), sku);
    }
}
