package io.twoshops.chassis.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.twoshops.chassis.problem.CorrelationId;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives each request its correlation id before anything else sees it, and tells the client which arm answers. */
@ApplicationScoped
class CorrelationFilter {
    private static final int BEFORE_AUTHENTICATION = 1_000;
    private final String arm;

    CorrelationFilter(@ConfigProperty(name = "shop.arm") String arm) {
        this.arm = arm;
    }

    void register(@Observes Filters filters) {
        filters.register(this::tag, BEFORE_AUTHENTICATION);
    }

    private void tag(RoutingContext request) {
        String id = CorrelationId.accept(request.request().getHeader(CorrelationId.HEADER));
        CorrelationId.set(id);
        request.response().putHeader(CorrelationId.HEADER, id).putHeader("X-Shop-Arm", arm);
        request.next();
    }
}
