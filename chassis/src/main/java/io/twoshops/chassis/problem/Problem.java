package io.twoshops.chassis.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of an error answer (RFC 9457) with the extensions {@code errors} and {@code correlationId}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String correlationId,
        List<FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** {@return the bare problem of a type, for answers that are written outside a resource} */
    public static Problem of(ProblemType type) {
        return of(type, null, List.of());
    }

    public static Problem of(ProblemException e) {
        return of(e.type(), e.getMessage(), e.errors());
    }

    static Problem of(ProblemType type, @Nullable String detail, List<FieldError> errors) {
        return new Problem(type.urn(), type.title(), type.status(), detail, CorrelationId.current(), errors);
    }
}
