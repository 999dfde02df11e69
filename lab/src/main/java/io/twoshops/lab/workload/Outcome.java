package io.twoshops.lab.workload;

import java.util.Locale;

/** What a customer got; the later, the worse. */
public enum Outcome {
    /** The whole and right answer within the deadline. */
    SERVED,
    /** An answer within the deadline that says which part is missing, or an order that is still undecided. */
    DEGRADED,
    /** An honest 503 or 429 with {@code Retry-After}, within the deadline. */
    REFUSED,
    /** An error, a wrong answer, or none within the deadline. */
    FAILED;

    /** As it stands in histories. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The customer got what they came for, if perhaps not all of it. */
    public boolean usable() {
        return this == SERVED || this == DEGRADED;
    }

    /** The worse of two: a journey is as good as its worst step. */
    public Outcome worse(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** From how it stands in histories. */
    public static Outcome of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
