package io.twoshops.storefront;

import io.twoshops.chassis.faults.FaultPoint;
import io.twoshops.chassis.problem.UnavailableException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Recommendations, without which a page is degraded and never failed. */
@Path("/api/recommendations")
@FaultPoint("storefront")
class RecommendationResource {
    private static final Degraded NONE = new Degraded(List.of(), List.of("recommendations"));
    private final Forwarding forwarding;

    RecommendationResource(Forwarding forwarding) {
        this.forwarding = forwarding;
    }

    @GET
    public Response list(@Context HttpServerRequest request) {
        try {
            Answer answer = forwarding.send(request, null);
            return answer.status() == 503 ? none() : answer.toResponse();
        } catch (UnavailableException e) {
            return none();
        }
    }

    private static Response none() {
        return Response.ok(NONE, MediaType.APPLICATION_JSON).build();
    }

    record Degraded(List<Object> items, List<String> degraded) {}
}
