package io.twoshops.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResteasyReactiveClientProblem;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns every exception that leaves a resource into a problem. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return answer(e.type(), e.getMessage(), e.errors());
    }

    @ServerExceptionMapper
    Response constraint(ConstraintViolationException e) {
        List<FieldError> errors = e.getConstraintViolations().stream()
                .map(violation -> new FieldError(fieldOf(violation), violation.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        return answer(ProblemType.VALIDATION, null, errors);
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    Response unknownField(UnrecognizedPropertyException e) {
        return answer(ProblemType.VALIDATION, null, List.of(new FieldError(fieldOf(e), "is not known here")));
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    Response wrongType(MismatchedInputException e) {
        String field = fieldOf(e);
        return field.isEmpty()
                ? answer(ProblemType.VALIDATION, null, List.of(new FieldError("body", "has the wrong form")))
                : answer(ProblemType.VALIDATION, null, List.of(new FieldError(field, "has the wrong type")));
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    Response brokenJson(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !fieldOf(mapping).isEmpty()) {
            return answer(
                    ProblemType.VALIDATION, null, List.of(new FieldError(fieldOf(mapping), "has the wrong form")));
        }
        return answer(ProblemType.MALFORMED_JSON, null, List.of());
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    Response unauthorized(UnauthorizedException e) {
        return answer(ProblemType.AUTHENTICATION_REQUIRED, null, List.of());
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    Response authenticationFailed(AuthenticationFailedException e) {
        UnavailableException unavailable = causeOf(e, UnavailableException.class);
        return unavailable == null ? answer(ProblemType.TOKEN_INVALID, null, List.of()) : problem(unavailable);
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    Response forbidden(ForbiddenException e) {
        return answer(ProblemType.FORBIDDEN, null, List.of());
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        if (e instanceof ResteasyReactiveClientProblem) {
            // What another process found wrong with this one's request is not the mistake of this one's caller.
            return unexpected(e);
        }
        Throwable cause = e.getCause();
        if (cause instanceof JsonProcessingException json) {
            return json instanceof UnrecognizedPropertyException unknown
                    ? unknownField(unknown)
                    : json instanceof MismatchedInputException mismatch ? wrongType(mismatch) : brokenJson(json);
        }
        return switch (e.getResponse().getStatus()) {
            case 400 -> answer(ProblemType.MALFORMED_JSON, null, List.of());
            case 401 -> answer(ProblemType.AUTHENTICATION_REQUIRED, null, List.of());
            case 403 -> answer(ProblemType.FORBIDDEN, null, List.of());
            case 404 -> answer(ProblemType.NOT_FOUND, null, List.of());
            case 405 -> answer(ProblemType.METHOD_NOT_ALLOWED, null, List.of());
            case 406 -> answer(ProblemType.NOT_ACCEPTABLE, null, List.of());
            case 413 -> answer(ProblemType.PAYLOAD_TOO_LARGE, null, List.of());
            case 415 -> answer(ProblemType.UNSUPPORTED_MEDIA_TYPE, null, List.of());
            case 503 -> answer(ProblemType.UNAVAILABLE, null, List.of());
            default -> unexpected(e);
        };
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e) {
        ProblemException wrapped = causeOf(e, ProblemException.class);
        if (wrapped != null) {
            return problem(wrapped);
        }
        LOG.error("A request failed unexpectedly", e);
        return answer(ProblemType.INTERNAL, null, List.of());
    }

    static Response answer(ProblemType type, @Nullable String detail, List<FieldError> errors) {
        Response.ResponseBuilder response =
                Response.status(type.status()).type(Problem.MEDIA_TYPE).entity(Problem.of(type, detail, errors));
        if (type.status() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (type.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    private static <T extends Throwable> @Nullable T causeOf(Throwable e, Class<T> wanted) {
        for (Throwable t = e; t != null && t.getCause() != t; t = t.getCause()) {
            if (wanted.isInstance(t)) {
                return wanted.cast(t);
            }
        }
        return null;
    }

    /** The field as the client wrote it: without the names of our methods and parameter objects. */
    private static String fieldOf(ConstraintViolation<?> violation) {
        String field = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getKind() == ElementKind.PROPERTY && node.getName() != null)
                .map(ProblemMappers::nameOf)
                .collect(Collectors.joining("."));
        if (!field.isEmpty()) {
            return field;
        }
        String last = "body";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                last = node.getName();
            }
        }
        return last;
    }

    private static String nameOf(Path.Node node) {
        return node.getIndex() == null ? node.getName() : "[" + node.getIndex() + "]." + node.getName();
    }

    private static String fieldOf(JsonMappingException e) {
        return e.getPath().stream()
                .map(reference ->
                        reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : reference.getFieldName())
                .collect(Collectors.joining("."));
    }
}
