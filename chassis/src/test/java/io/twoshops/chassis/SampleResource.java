package io.twoshops.chassis;

import io.quarkus.security.Authenticated;
import io.twoshops.chassis.faults.FaultPoint;
import io.twoshops.chassis.faults.FaultSwitches;
import io.twoshops.chassis.problem.UnavailableException;
import io.twoshops.chassis.security.Caller;
import io.twoshops.chassis.web.ETags;
import io.twoshops.chassis.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.ClientWebApplicationException;
import org.jspecify.annotations.Nullable;

/** One resource of each kind that the shops have. */
@Path("/")
@FaultPoint("sample")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class SampleResource {
    /** A body with a nested one. */
    record Order(@Min(1) @Max(99) int quantity, @Valid @NotNull @Nullable Address address) {}

    /** The nested one. */
    record Address(@NotNull String city) {}

    private final ETags etags;
    private final Caller caller;
    private final FaultSwitches faults;

    SampleResource(ETags etags, Caller caller, FaultSwitches faults) {
        this.etags = etags;
        this.caller = caller;
        this.faults = faults;
    }

    @POST
    @Path("/api/orders")
    public Map<String, Object> order(@Valid @NotNull @Nullable Order order) {
        return Map.of("quantity", order == null ? 0 : order.quantity());
    }

    @GET
    @Path("/api/pages")
    public Map<String, Integer> page(@BeanParam @Valid PageRequest page) {
        return Map.of("page", page.page(), "size", page.size());
    }

    @GET
    @Path("/api/tagged")
    public Response tagged(@Context HttpHeaders headers) {
        return etags.respond(headers, Map.of("a", 1));
    }

    @GET
    @Path("/api/me")
    @Authenticated
    public Map<String, String> me() {
        return Map.of("account", caller.accountId().toString());
    }

    @GET
    @Path("/api/point")
    public Map<String, String> point() {
        faults.reached("sample.point");
        return Map.of();
    }

    @GET
    @Path("/api/down")
    public Map<String, String> down() {
        throw new UnavailableException("inventory", null);
    }

    @GET
    @Path("/api/refused")
    public Map<String, String> refused() {
        throw new ClientWebApplicationException(404);
    }

    @GET
    @Path("/api/defect")
    public Map<String, String> defect() {
        throw new IllegalStateException("secret detail");
    }

    @GET
    @Path("/internal/thing")
    public Map<String, String> internal() {
        return Map.of("thing", "yes");
    }
}
