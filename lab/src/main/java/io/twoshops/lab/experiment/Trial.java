package io.twoshops.lab.experiment;

import io.twoshops.lab.audit.Acknowledged;
import io.twoshops.lab.check.Measures;
import io.twoshops.lab.history.Entry;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.workload.Crowd;
import io.twoshops.lab.workload.Tally;
import io.twoshops.lab.workload.Traffic;
import java.sql.SQLException;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One run under load: steady, something done to the shop, steady again, settled, audited. */
final class Trial {
    /** Far more than a rested machine needs; what is not steady after it has another reason. */
    private static final double FIRST_STEADY_LIMIT_SECONDS = 90;

    private final Experiment experiment;
    private final Deployment deployment;
    private final Crowd crowd;
    private final Auditor auditor;
    private final Acknowledged acknowledged;

    Trial(Experiment experiment, Deployment deployment, Crowd crowd, Auditor auditor, Acknowledged acknowledged) {
        this.experiment = experiment;
        this.deployment = deployment;
        this.crowd = crowd;
        this.auditor = auditor;
        this.acknowledged = acknowledged;
    }

    /** What is done while customers shop. */
    interface Deed {
        /** Asked besides the steady state before it is done. */
        default boolean mayBegin() {
            return true;
        }

        /** Does it and undoes it. */
        Done run(Journal journal) throws InterruptedException;
    }

    /**
     * When it was done, in milliseconds of the run.
     *
     * @param over since when all may be well again: its end was ordered then, or there was nothing to end
     * @param until when the time is over that counts; customers come at least until then
     */
    record Done(double over, double until) {}

    /**
     * Runs it all.
     *
     * @param seed of the arrivals
     * @param ready whether what was struck says that it can work again; asked besides the steady state
     */
    void run(long seed, Deed deed, BooleanSupplier ready, Journal journal) throws InterruptedException {
        under(() -> loaded(seed, deed, ready, journal), journal);
    }

    /** What is seen while customers shop and nobody does anything else. */
    interface Watch {
        /** Watches for as long as there is something to see. */
        void run(Tally tally, Journal journal) throws InterruptedException;

        /** Writes down what the customers felt. */
        default void write(Entry entry, Journal journal) {
            journal.write(entry);
        }
    }

    /** Only loads it, at a rate that may be too much: nobody waits for a steady state. */
    void run(long seed, Watch watch, Journal journal) throws InterruptedException {
        under(
                () -> {
                    try (Traffic traffic = traffic(seed, entry -> watch.write(entry, journal), journal)) {
                        watch.run(traffic.tally(), journal);
                    }
                },
                journal);
    }

    private interface Loading {
        void run() throws InterruptedException;
    }

    private void under(Loading loading, Journal journal) throws InterruptedException {
        try {
            loading.run();
            settle(journal);
        } catch (InterruptedException e) {
            journal.mark(MarkKind.INTERRUPTED, "stopped from outside");
            throw e;
        }
        Auditor.Found found = auditor.audit(deployment, acknowledged);
        journal.write(new Entry.Audited(journal.now(), found.state(), found.findings(), found.numbers()));
    }

    private Traffic traffic(long seed, Consumer<Entry> history, Journal journal) {
        return crowd.send(experiment.load(), seed, journal.start(), history);
    }

    private void loaded(long seed, Deed deed, BooleanSupplier ready, Journal journal) throws InterruptedException {
        try (Traffic traffic = traffic(seed, journal::write, journal)) {
            Steady steady = new Steady(experiment, traffic.tally(), journal.start());
            OptionalDouble well = steady.before(FIRST_STEADY_LIMIT_SECONDS, deed::mayBegin);
            if (well.isEmpty()) {
                journal.mark(MarkKind.NEVER_STEADY, "not before the fault");
                return;
            }
            journal.mark(well.getAsDouble(), MarkKind.STEADY, "");
            Done done = deed.run(journal);
            OptionalDouble again = steady.again(done.over(), ready);
            again.ifPresentOrElse(
                    at -> journal.mark(at, MarkKind.RECOVERED, ""), () -> journal.mark(MarkKind.NOT_RECOVERED, ""));
            journal.sleepUntil(done.until());
        }
    }

    private void settle(Journal journal) throws InterruptedException {
        if (!experiment.probes().contains(Experiment.Probe.settled)) {
            return;
        }
        Books books = new Books(deployment.database("orders"));
        try {
            boolean settled = books.settled(experiment.method().settleSeconds());
            journal.mark(
                    settled ? MarkKind.SETTLED : MarkKind.NOT_SETTLED,
                    settled ? "" : "longer than " + experiment.method().settleSeconds() + " s after the load");
            journal.measured(Measures.LONGEST_UNDECIDED, books.longestUndecided(journal.startedAt()), "s");
        } catch (SQLException e) {
            journal.mark(MarkKind.NOT_SETTLED, "the orders could not be read: " + e.getMessage());
        }
    }
}
