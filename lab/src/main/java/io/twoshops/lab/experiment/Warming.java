package io.twoshops.lab.experiment;

import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.workload.Tally;
import io.twoshops.lab.workload.WarmUp;
import java.util.OptionalDouble;

/** Load before a rate counts, until the shop gets no quicker by it. */
final class Warming implements Trial.Watch {
    private static final int WINDOWS = 4;
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
        WarmUp warmUp = new WarmUp(WINDOWS);
        for (double from = journal.now(); !warmUp.isOver(); from += windowMillis) {
            OptionalDouble pace = OptionalDouble.empty();
            while (journal.now() < from + windowMillis || pace.isEmpty()) {
                if (journal.now() > limit) {
                    journal.mark(MarkKind.NEVER_STEADY, "still getting quicker after " + limitSeconds + " s");
                    return;
                }
                Thread.sleep(POLL_MILLIS);
                pace = tally.pace(from, from + windowMillis);
            }
            warmUp.add(pace.getAsDouble());
        }
        journal.mark(MarkKind.STEADY, "gets no quicker");
    }
}
