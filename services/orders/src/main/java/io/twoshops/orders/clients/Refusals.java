package io.twoshops.orders.clients;

import jakarta.ws.rs.WebApplicationException;
import org.jspecify.annotations.Nullable;

/** Reads why a service refused. */
final class Refusals {
    private static final String PREFIX = "urn:two-shops:problem:";

    private Refusals() {}

    /** The part of a problem that a program may decide by. */
    record Body(@Nullable String type) {}

    /** {@return the name of the problem, or an empty text when the answer is none} */
    static String nameOf(WebApplicationException refusal) {
        String type = refusal.getResponse().readEntity(Body.class).type();
        return type != null && type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : "";
    }

    /** {@return a defect of the shop: nobody outside did anything that deserves this refusal} */
    static IllegalStateException unexpected(String target, WebApplicationException refusal) {
        return new IllegalStateException(
                target + " refused with " + refusal.getResponse().getStatus(), refusal);
    }
}
