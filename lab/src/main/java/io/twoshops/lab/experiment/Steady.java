package io.twoshops.lab.experiment;

import io.twoshops.lab.workload.Tally;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/** Waits until a shop is well: until a whole window of journeys was served. */
final class Steady {
    private static final double STEP_MILLIS = 50;

    /** How long is waited for a shop that has just been started to get quick; a slow machine may never be. */
    private static final double WARM_UP_SECONDS = 30;

    private final Experiment.SteadyState rule;
    private final double quickMillis;
    private final Tally tally;
    private final long start;

    /** @param start zero of the run's time, on the scale of {@link System#nanoTime()} */
    Steady(Experiment experiment, Tally tally, long start) {
        this(experiment.steadyState(), experiment.load().deadlineMillis(), tally, start);
    }

    Steady(Experiment.SteadyState rule, double deadlineMillis, Tally tally, long start) {
        this.rule = rule;
        this.quickMillis = deadlineMillis / 2;
        this.tally = tally;
        this.start = start;
    }

    double now() {
        return (System.nanoTime() - start) / 1e6;
    }

    /**
     * Until it held for as long as it must before a method starts. At first only journeys count that took no more than half of the
     * time that a customer waits: a shop that compiles its code under load is served by luck, and the first fault would be measured on that.
     *
     * @param also what has to be so as well
     */
    OptionalDouble before(double limitSeconds, BooleanSupplier also) throws InterruptedException {
        double width = rule.beforeSeconds() * 1000;
        OptionalDouble quick = first(now(), width, quickMillis, Math.min(WARM_UP_SECONDS, limitSeconds), also);
        return quick.isPresent() ? quick : first(now(), width, Double.MAX_VALUE, limitSeconds, also);
    }

    /**
     * Until it holds again and this is so as well; empty if they do not within the limit of the rule.
     *
     * @param from the earliest moment, which may be past
     */
    OptionalDouble again(double from, BooleanSupplier also) throws InterruptedException {
        return first(from, rule.windowMillis(), Double.MAX_VALUE, rule.limitSeconds(), also);
    }

    /**
     * The start of the first window in which all was well, in milliseconds since the start of the run; or the moment when the other
     * condition was first seen to hold, if that came later.
     */
    private OptionalDouble first(
            double from, double width, double withinMillis, double limitSeconds, BooleanSupplier also)
            throws InterruptedException {
        double window = from;
        double end = from + limitSeconds * 1000;
        Since other = new Since(also);
        while (now() < end) {
            other.look();
            OptionalDouble served = now() < window + width
                    ? OptionalDouble.empty()
                    : tally.served(window, window + width, withinMillis);
            if (served.isEmpty()) {
                Thread.sleep((long) STEP_MILLIS / 2);
                continue;
            }
            boolean well = served.getAsDouble() >= rule.served();
            if (well && other.holds()) {
                return OptionalDouble.of(Math.max(window, other.since()));
            }
            // What is not so now was not so in a window that is over.
            window = well ? Math.max(window + STEP_MILLIS, now() - width) : window + STEP_MILLIS;
        }
        return OptionalDouble.empty();
    }

    /** Since when a condition holds, as far as one has looked; asking it may cost a request. */
    private final class Since {
        private static final double LOOK_MILLIS = 100;
        private final BooleanSupplier condition;
        private double looked = Double.NEGATIVE_INFINITY;
        private double since = Double.NaN;

        private Since(BooleanSupplier condition) {
            this.condition = condition;
        }

        private void look() {
            if (now() - looked < LOOK_MILLIS) {
                return;
            }
            boolean holds = condition.getAsBoolean();
            looked = now();
            if (!holds) {
                since = Double.NaN;
            } else if (Double.isNaN(since)) {
                since = looked;
            }
        }

        private boolean holds() {
            return !Double.isNaN(since);
        }

        private double since() {
            return since;
        }
    }
}
