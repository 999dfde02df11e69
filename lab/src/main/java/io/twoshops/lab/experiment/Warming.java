package io.twoshops.lab.experiment;

import io.twoshops.lab.check.Measures;
import io.twoshops.lab.history.Entry;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.workload.Load;
import io.twoshops.lab.workload.Tally;
import io.twoshops.lab.workload.WarmUp;

/**
 * Load before a rate counts, until the shop gets no quicker by it: as much as the shop can do. At a rate that both arms hold from the
 * start, each of nine applications would get a part of what the one gets, and its compilers would be at work all through what follows.
 */
final class Warming implements Trial.Watch {
    /**
     * 80 s are compared with the 80 s before. With half of that, nine JVMs whose compilers share two cores, and so stand still for more than
     * a minute in between, were left at half of their pace in one run and not in another.
     */
    private static final int TOGETHER = 20;

    private final double windowMillis;
    private final double limitSeconds;

    Warming(double windowMillis, double limitSeconds) {
        this.windowMillis = windowMillis;
        this.limitSeconds = limitSeconds;
    }

    static Load load(Load load) {
        return load.withoutPauses(WarmUp.CUSTOMERS);
    }

    /** Nothing is judged by these requests, and they would be most of all that is written. Their orders are remembered. */
    @Override
    public void write(Entry entry, Journal journal) {
        if (entry instanceof Entry.Request) {
            journal.remember(entry);
        } else {
            journal.write(entry);
        }
    }

    @Override
    public void run(Tally tally, Journal journal) throws InterruptedException {
        double limit = journal.now() + limitSeconds * 1000;
        WarmUp warmUp = new WarmUp(TOGETHER);
        for (double from = journal.now(); !warmUp.isOver(); from += windowMillis) {
            if (from + windowMillis > limit) {
                journal.mark(MarkKind.NEVER_STEADY, "still getting quicker after " + limitSeconds + " s");
                return;
            }
            journal.sleepUntil(from + windowMillis);
            double pace = tally.pace(from, from + windowMillis);
            journal.measured(Measures.PACE, pace, "journeys/s");
            warmUp.add(pace);
        }
        journal.mark(MarkKind.STEADY, "gets no quicker");
    }
}
