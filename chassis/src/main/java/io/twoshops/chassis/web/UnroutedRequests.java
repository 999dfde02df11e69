package io.twoshops.chassis.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.twoshops.chassis.problem.Problem;
import io.twoshops.chassis.problem.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers what never reaches a resource, too large a body or an unknown path, with a problem like any other. What does
 * not even reach the router is refused by Quarkus and Vert.x, with no body: an address that is no URI, such as
 * {@code ?q=%}, with 400, too long a request line with 414, too large headers with 431.
 */
@ApplicationScoped
class UnroutedRequests {
    private static final int AFTER_CORRELATION = 900;
    private final long maxBodyBytes;

    UnroutedRequests(@ConfigProperty(name = "shop.http.max-body-bytes", defaultValue = "65536") long maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseLargeBody, AFTER_CORRELATION);
    }

    void register(@Observes Router router) {
        router.route("/api/*").order(Integer.MAX_VALUE).handler(request -> answer(request, ProblemType.NOT_FOUND));
        router.route("/internal/*").order(Integer.MAX_VALUE).handler(request -> answer(request, ProblemType.NOT_FOUND));
    }

    private void refuseLargeBody(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || (length.length() < 19 && Long.parseLong(length) <= maxBodyBytes)) {
            request.next();
        } else {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer(request, ProblemType.PAYLOAD_TOO_LARGE);
        }
    }

    private static void answer(RoutingContext request, ProblemType type) {
        request.response()
                .setStatusCode(type.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.encode(Problem.of(type)));
    }
}
