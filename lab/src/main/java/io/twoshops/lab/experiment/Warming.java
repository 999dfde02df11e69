package io.twoshops.lab.experiment;

import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.workload.Tally;
import java.util.OptionalDouble;

/**
 * Load before a rate counts, until the shop gets no quicker by it. The larger an application, and the more of them a request passes,
 * the longer the JVMs take to compile what it needs: a fixed time would favour the arm that is done with it sooner.
 */
final class Warming implements Trial.Watch {
    /** A shop is warm when its journeys took no less than this share of the shortest so far, three windows in a row. */
    private static final double STILL_FALLING = 0.95;

    private static final int CALM_WINDOWS = 3;
    private static final long POLL_MILLIS = 50;
    private final double windowMillis;
    private final double limitSeconds;

    Warming(double windowMillis, double limitSeconds) {
        this.windowMillis = windowMillis;
        this.limitSeconds = limitSeconds;
    }

    @Override
    public void run(Tally tally, Journal journal) throws InterruptedException {
        double limit = journal.now() + limitSeconds * 1000;
        double shortest = Double.MAX_VALUE;
        int calm = 0;
        for (double from = journal.now(); calm < CALM_WINDOWS; from += windowMillis) {
            OptionalDouble took = OptionalDouble.empty();
            while (journal.now() < from + windowMillis || took.isEmpty()) {
                if (journal.now() > limit) {
                    journal.mark(MarkKind.NEVER_STEADY, "still getting quicker after " + limitSeconds + " s");
                    return;
                }
                Thread.sleep(POLL_MILLIS);
                took = tally.millis(from, from + windowMillis);
            }
            calm = took.getAsDouble() < shortest * STILL_FALLING ? 0 : calm + 1;
            shortest = Math.min(shortest, took.getAsDouble());
        }
        journal.mark(MarkKind.STEADY, "gets no quicker");
    }
}
