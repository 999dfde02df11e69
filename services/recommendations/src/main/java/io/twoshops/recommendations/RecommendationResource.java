package io.twoshops.recommendations;

import io.twoshops.chassis.faults.FaultPoint;
import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Recommendations for a product, which anyone may see, or for the caller's own cart. */
@Path("/api/recommendations")
@Produces(MediaType.APPLICATION_JSON)
@FaultPoint("recommendations")
class RecommendationResource {
    private final Recommendations recommendations;
    private final Caller caller;

    RecommendationResource(Recommendations recommendations, Caller caller) {
        this.recommendations = recommendations;
        this.caller = caller;
    }

    @GET
    public Answer list(@RestQuery @Nullable String sku, @Context UriInfo uri) {
        boolean cart = uri.getQueryParameters().containsKey("cart");
        if ((sku != null) == cart) {
            throw ProblemException.invalid("sku", "or cart is required, and not both");
        }
        return new Answer(
                sku != null ? recommendations.forProduct(sku) : recommendations.forCart(caller.accountId()), List.of());
    }

    record Answer(List<Recommendation> items, List<String> degraded) {}
}
