package io.twoshops.storefront;

import io.twoshops.chassis.faults.FaultPoint;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Everything that the storefront does not compose itself. */
@Path("/{root:api|\\.well-known}/{path:.*}")
@FaultPoint("storefront")
class ForwardingResource {
    private final Forwarding forwarding;

    ForwardingResource(Forwarding forwarding) {
        this.forwarding = forwarding;
    }

    @GET
    public Response get(@Context HttpServerRequest request) {
        return forwarding.send(request, null).toResponse();
    }

    @POST
    public Response post(@Context HttpServerRequest request, byte[] body) {
        return forwarding.send(request, body).toResponse();
    }

    @PUT
    public Response put(@Context HttpServerRequest request, byte[] body) {
        return forwarding.send(request, body).toResponse();
    }

    @PATCH
    public Response patch(@Context HttpServerRequest request, byte[] body) {
        return forwarding.send(request, body).toResponse();
    }

    @DELETE
    public Response delete(@Context HttpServerRequest request) {
        return forwarding.send(request, null).toResponse();
    }
}
