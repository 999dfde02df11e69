package io.twoshops.chassis.problem;

/**
 * A stable kind of error that a client may decide by.
 *
 * @param name the last part of the type's URN
 * @param status the HTTP status that goes with it
 * @param title one sentence for people
 */
public record ProblemType(String name, int status, String title) {
    public static final ProblemType VALIDATION = new ProblemType("validation", 400, "The request is not valid");
    public static final ProblemType MALFORMED_JSON = new ProblemType("malformed-json", 400, "The body is not JSON");
    public static final ProblemType AUTHENTICATION_REQUIRED =
            new ProblemType("authentication-required", 401, "A session is needed");
    public static final ProblemType TOKEN_INVALID = new ProblemType("token-invalid", 401, "The token is not valid");
    public static final ProblemType FORBIDDEN = new ProblemType("forbidden", 403, "The role does not allow it");
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", 404, "Not found");
    public static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType("method-not-allowed", 405, "The method is not allowed here");
    public static final ProblemType NOT_ACCEPTABLE =
            new ProblemType("not-acceptable", 406, "Only application/json is served");
    public static final ProblemType PAYLOAD_TOO_LARGE =
            new ProblemType("payload-too-large", 413, "The body is too large");
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
            new ProblemType("unsupported-media-type", 415, "The body must be application/json");
    public static final ProblemType IDEMPOTENCY_KEY_REUSED =
            new ProblemType("idempotency-key-reused", 422, "The key was used with another body");
    public static final ProblemType INTERNAL = new ProblemType("internal", 500, "A defect of the shop");
    public static final ProblemType UNAVAILABLE =
            new ProblemType("unavailable", 503, "A part of the shop is unavailable");

    /** {@return the type as it stands in an answer} */
    public String urn() {
        return "urn:two-shops:problem:" + name;
    }
}
