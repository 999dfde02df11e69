package io.twoshops.orders;

import io.quarkus.security.Authenticated;
import io.twoshops.chassis.faults.FaultPoint;
import io.twoshops.chassis.security.Caller;
import io.twoshops.chassis.web.IdempotencyKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Placing and cancelling orders. */
@Path("/api/orders")
@Authenticated
@FaultPoint("orders")
@Produces(MediaType.APPLICATION_JSON)
class OrderResource {
    private final OrderService service;
    private final Caller caller;

    OrderResource(OrderService service, Caller caller) {
        this.service = service;
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

    @POST
    @Path("{id}/cancel")
    public OrderView cancel(String id) {
        return service.cancel(caller.accountId(), OrderId.parse(id));
    }
}
