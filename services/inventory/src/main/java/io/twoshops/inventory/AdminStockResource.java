package io.twoshops.inventory;

import io.twoshops.chassis.faults.FaultPoint;
import io.twoshops.chassis.security.Caller;
import io.twoshops.chassis.web.IdempotencyKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/api/admin/stock")
@RolesAllowed("admin")
@FaultPoint("inventory")
class AdminStockResource {
    private final StockRepository stock;
    private final Restocking restocking;
    private final Caller caller;

    AdminStockResource(StockRepository stock, Restocking restocking, Caller caller) {
        this.stock = stock;
        this.restocking = restocking;
        this.caller = caller;
    }

    @GET
    @Path("/{sku}")
    @Transactional
    public StockAccount get(@RestPath String sku) {
        return stock.account(sku);
    }

    @POST
    public StockAccount restock(@RestHeader(IdempotencyKey.HEADER) @Nullable String key, @NotNull @Valid Restock body) {
        return restocking.restock(caller.accountId(), IdempotencyKey.parse(key), body);
    }
}
