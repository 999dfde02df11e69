package io.twoshops.chassis.web;

import io.twoshops.chassis.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The key by which a repeated request is known to be the same one; unique among the requests of its caller. */
public record IdempotencyKey(String value) {
    public static final String HEADER = "Idempotency-Key";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    /** {@return the key in the header; a 400 names the header when it is missing or malformed} */
    public static IdempotencyKey parse(@Nullable String header) {
        if (header == null) {
            throw ProblemException.invalid(HEADER, "is required");
        }
        if (!FORM.matcher(header).matches()) {
            throw ProblemException.invalid(HEADER, "must be 1 to 100 letters, digits, '-', '_', '.' or ':'");
        }
        return new IdempotencyKey(header);
    }
}
