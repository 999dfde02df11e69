package io.twoshops.chassis.faults;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.twoshops.chassis.problem.ProblemException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fault as it is ordered; what a kind does not need is left out.
 *
 * @param millis latency: the mean delay of a call
 * @param jitterMillis latency: the delay is uniform within this distance of the mean
 * @param share latency, errors: the share of calls that are struck, above 0 and up to 1; all of them if left out
 * @param mibPerSecond leak: how fast memory is taken and kept
 * @param cores cpu: how many threads spin
 * @param connections pool: how many database connections are taken and kept
 * @param point latency, errors, crash: strike only at this named point, not at every entry into the module
 * @param durationSeconds when the fault ends by itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FaultSpec(
        @Nullable Kind kind,
        @Nullable Integer millis,
        @Nullable Integer jitterMillis,
        @Nullable Double share,
        @Nullable Integer mibPerSecond,
        @Nullable Integer cores,
        @Nullable Integer connections,
        @Nullable String point,
        @Nullable Double durationSeconds) {

    /** What can be done to a module from inside its process. */
    public enum Kind {
        latency,
        errors,
        leak,
        cpu,
        pool,
        crash
    }

    private static final double LONGEST_SECONDS = 3_600;

    /** Refuses, with a 400 that names the field, what this fault cannot be. */
    void check() {
        if (kind == null) {
            throw ProblemException.invalid("kind", "is required");
        }
        switch (kind) {
            case latency -> require("millis", millis, 60_000);
            case leak -> require("mibPerSecond", mibPerSecond, 4_096);
            case cpu -> require("cores", cores, 64);
            case pool -> require("connections", connections, 1_000);
            case errors, crash -> {}
        }
        if (jitterMillis != null && (jitterMillis < 0 || millis == null || jitterMillis > millis)) {
            throw ProblemException.invalid("jitterMillis", "must be from 0 to millis");
        }
        if (share != null && !(share > 0 && share <= 1)) {
            throw ProblemException.invalid("share", "must be above 0 and at most 1");
        }
        if (durationSeconds != null && !(durationSeconds > 0 && durationSeconds <= LONGEST_SECONDS)) {
            throw ProblemException.invalid("durationSeconds", "must be above 0 and at most " + (int) LONGEST_SECONDS);
        }
    }

    /** {@return the kind of a fault that was checked} */
    Kind checkedKind() {
        return Objects.requireNonNull(kind);
    }

    /** {@return a number of a fault that was checked, 0 where its kind needs none} */
    static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    Duration duration() {
        double seconds = durationSeconds == null ? LONGEST_SECONDS : durationSeconds;
        return Duration.ofMillis((long) (seconds * 1000));
    }

    double shareStruck() {
        return share == null ? 1 : share;
    }

    private static void require(String field, @Nullable Integer value, int most) {
        if (value == null || value < 1 || value > most) {
            throw ProblemException.invalid(field, "must be from 1 to " + most);
        }
    }
}
