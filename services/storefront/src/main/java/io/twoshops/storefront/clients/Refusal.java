package io.twoshops.storefront.clients;

import io.twoshops.chassis.problem.FieldError;
import io.twoshops.chassis.problem.Problem;
import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.problem.ProblemType;
import io.twoshops.chassis.problem.UnavailableException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands on what a service said about the customer's request, with the fields that it named. */
final class Refusal {
    private static final String PREFIX = new ProblemType("", 0, "").urn();

    private Refusal() {}

    /** {@return the problem for the customer} That the target refuses this service is not the customer's mistake. */
    static RuntimeException of(String target, WebApplicationException refused) {
        int status = refused.getResponse().getStatus();
        if (status == 401 || status == 403) {
            return new UnavailableException(target, refused);
        }
        Problem problem = refused.getResponse().readEntity(Problem.class);
        if (problem == null || !problem.type().startsWith(PREFIX)) {
            return refused;
        }
        ProblemType type =
                new ProblemType(problem.type().substring(PREFIX.length()), problem.status(), problem.title());
        return new ProblemException(type, detail(problem.detail()), errors(problem.errors()));
    }

    private static String detail(@Nullable String detail) {
        return detail == null ? "" : detail;
    }

    private static List<FieldError> errors(@Nullable List<FieldError> errors) {
        return errors == null ? List.of() : errors;
    }
}
