package io.twoshops.storefront;

import io.twoshops.chassis.faults.FaultPoint;
import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.problem.UnavailableException;
import io.twoshops.chassis.security.Caller;
import io.twoshops.recommendations.Recommendation;
import io.twoshops.recommendations.Recommendations;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Recommendations, without which a page is degraded and never failed. */
@Path("/api/recommendations")
@Produces(MediaType.APPLICATION_JSON)
@FaultPoint("storefront")
class RecommendationResource {
    private static final Logger LOG = Logger.getLogger(RecommendationResource.class);
    private static final Answer NONE = new Answer(List.of(), List.of("recommendations"));
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
        if (sku != null) {
            return answer(() -> recommendations.forProduct(sku));
        }
        UUID customer = caller.accountId();
        return answer(() -> recommendations.forCart(customer));
    }

    private static Answer answer(Supplier<List<Recommendation>> products) {
        try {
            return new Answer(products.get(), List.of());
        } catch (ProblemException e) {
            if (e instanceof UnavailableException) {
                return without(e);
            }
            throw e;
        } catch (RuntimeException e) {
            return without(e);
        }
    }

    private static Answer without(RuntimeException cause) {
        LOG.warnf("A page is shown without recommendations: %s", cause.getMessage());
        return NONE;
    }

    record Answer(List<Recommendation> items, List<String> degraded) {}
}
