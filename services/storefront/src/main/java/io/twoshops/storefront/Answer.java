package io.twoshops.storefront;

import io.twoshops.chassis.problem.Problem;
import io.vertx.core.MultiMap;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** What a service answered. */
record Answer(int status, MultiMap headers, byte[] body) {
    /** All others concern the connection to the service and not the customer. */
    private static final List<String> PASSED_ON = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.ETAG,
            HttpHeaders.CACHE_CONTROL,
            HttpHeaders.ALLOW,
            HttpHeaders.RETRY_AFTER,
            HttpHeaders.WWW_AUTHENTICATE,
            "Idempotency-Replayed");

    /**
     * {@return whether the service itself failed} A 503 with a problem is no failure: the service works and names the
     * one that does not.
     */
    boolean failed() {
        return status >= 500 && !(status == 503 && isProblem());
    }

    private boolean isProblem() {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith(Problem.MEDIA_TYPE);
    }

    /** {@return the answer for the customer} A location is given on the shop's own host. */
    Response toResponse() {
        Response.ResponseBuilder response = Response.status(status);
        for (String name : PASSED_ON) {
            String value = headers.get(name);
            if (value != null) {
                response.header(name, value);
            }
        }
        String location = headers.get(HttpHeaders.LOCATION);
        if (location != null) {
            response.location(URI.create(URI.create(location).getRawPath()));
        }
        return body.length == 0 ? response.build() : response.entity(body).build();
    }
}
