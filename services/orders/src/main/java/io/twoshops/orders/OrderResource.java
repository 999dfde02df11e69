package io.twoshops.orders;

import io.quarkus.security.Authenticated;
import io.twoshops.chassis.faults.FaultPoint;
import io.twoshops.chassis.security.Caller;
import io.twoshops.chassis.web.IdempotencyKey;
import io.twoshops.chassis.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Orders of the caller. Their shipments are not known here: whoever shows them adds those. */
@Path("/api/orders")
@Authenticated
@FaultPoint("orders")
@Produces(MediaType.APPLICATION_JSON)
class OrderResource {
    private final OrderService service;
    private final Orders orders;
    private final Caller caller;

    OrderResource(OrderService service, Orders orders, Caller caller) {
        this.service = service;
        this.orders = orders;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response place(
            @RestHeader(IdempotencyKey.HEADER) @Nullable String key, @NotNull @Valid OrderRequest request) {
        OrderService.Answer answer = service.place(caller.accountId(), IdempotencyKey.parse(key), request);
        Response.ResponseBuilder response = Response.created(
                        URI.create("/api/orders/" + answer.order().id()))
                .entity(answer.order());
        if (answer.replayed()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.build();
    }

    @GET
    public OrderPage page(@BeanParam @Valid PageRequest page) {
        return OrderPage.of(orders.page(caller.accountId(), page.page(), page.size()));
    }

    @GET
    @Path("{id}")
    public OrderView get(String id) {
        return service.own(caller.accountId(), OrderId.parse(id));
    }

    @POST
    @Path("{id}/cancel")
    public OrderView cancel(String id) {
        return service.cancel(caller.accountId(), OrderId.parse(id));
    }
}
