package io.twoshops.lab.experiment;

import io.twoshops.lab.workload.Tally;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/** Waits until a shop is well: until a whole window of journeys was served. */
final class Steady {
    private static final double STEP_MILLIS = 50;
    private final Experiment.SteadyState rule;
    private final Tally tally;
    private final long start;

    /** @param start zero of the run's time, on the scale of {@link System#nanoTime()} */
    Steady(Experiment.SteadyState rule, Tally tally, long start) {
        this.rule = rule;
        this.tally = tally;
        this.start = start;
    }

    double now() {
        return (System.nanoTime() - start) / 1e6;
    }

    /** Until it held for as long as it must before a method starts. */
    OptionalDouble before(double limitSeconds) throws InterruptedException {
        return first(now(), rule.beforeSeconds() * 1000, limitSeconds, () -> true);
    }

    /** Until it holds again; empty if it does not within the limit of the rule. */
    OptionalDouble again(BooleanSupplier also) throws InterruptedException {
        return first(now(), rule.windowMillis(), rule.limitSeconds(), also);
    }

    /** The start of the first window in which all was well, in milliseconds since the start of the run. */
    private OptionalDouble first(double from, double width, double limitSeconds, BooleanSupplier also)
            throws InterruptedException {
        double window = from;
        double end = from + limitSeconds * 1000;
        while (now() < end) {
            OptionalDouble served =
                    now() < window + width ? OptionalDouble.empty() : tally.served(window, window + width);
            if (served.isEmpty()) {
                Thread.sleep((long) STEP_MILLIS / 2);
                continue;
            }
            boolean well = served.getAsDouble() >= rule.served();
            if (well && also.getAsBoolean()) {
                return OptionalDouble.of(window);
            }
            // What is not so now was not so in a window that is over.
            window = well ? Math.max(window + STEP_MILLIS, now() - width) : window + STEP_MILLIS;
        }
        return OptionalDouble.empty();
    }
}
