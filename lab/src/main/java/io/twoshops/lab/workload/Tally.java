package io.twoshops.lab.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What became of the journeys so far, kept in memory for the probe of the steady state while the load runs. */
public class Tally {
    private final List<Visit> visits = new ArrayList<>();

    private static final class Visit {
        private final double at;
        private boolean done;
        private boolean served;
        private boolean usable;
        private double millis;

        private Visit(double at) {
            this.at = at;
        }
    }

    /** A journey that has begun; the receiver ends it. */
    Ending begun(double at) {
        Visit visit = new Visit(at);
        synchronized (this) {
            visits.add(visit);
        }
        return (end, outcome) -> end(visit, end, outcome);
    }

    /** Ends a journey. */
    interface Ending {
        void with(double at, Outcome outcome);
    }

    private synchronized void end(Visit visit, double at, Outcome outcome) {
        visit.done = true;
        visit.millis = at - visit.at;
        visit.served = outcome == Outcome.SERVED;
        visit.usable = outcome.usable();
    }

    /** How many journeys ended with a usable answer in a second of a span of time, in milliseconds since the start of the run. */
    public synchronized double pace(double from, double to) {
        long ended = visits.stream()
                .filter(visit -> visit.usable && visit.at + visit.millis >= from && visit.at + visit.millis < to)
                .count();
        return 1000 * ended / (to - from);
    }

    /**
     * The share of journeys served among those that began in a span of time, in milliseconds since the start of the run; empty
     * while one of them is under way, and 0 if none began: nobody has seen the shop serve then.
     *
     * @param withinMillis how long a whole journey may take to count
     */
    public synchronized OptionalDouble served(double from, double to, double withinMillis) {
        int begun = 0;
        int served = 0;
        for (int i = visits.size() - 1; i >= 0 && visits.get(i).at >= from; i--) {
            Visit visit = visits.get(i);
            if (visit.at < to) {
                if (!visit.done) {
                    return OptionalDouble.empty();
                }
                begun++;
                served += visit.served && visit.millis <= withinMillis ? 1 : 0;
            }
        }
        return OptionalDouble.of(begun == 0 ? 0 : (double) served / begun);
    }
}
