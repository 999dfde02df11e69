package io.twoshops.lab.experiment;

import io.twoshops.lab.check.Measures;
import io.twoshops.lab.fault.FaultException;
import io.twoshops.lab.fault.FaultKind;
import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.fault.FaultWorker;
import io.twoshops.lab.fault.Nemesis;
import io.twoshops.lab.history.Entry;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Unit;
import io.twoshops.lab.workload.Customers;
import io.twoshops.lab.workload.Generator;
import io.twoshops.lab.workload.Shop;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.Set;

/** One fault under load: steady, struck, undone, steady again, settled, audited. */
final class FaultRun {
    private static final Duration PROOF_LIMIT = Duration.ofSeconds(5);
    /** A heap has to fill before a process dies of it. */
    private static final Duration DEATH_LIMIT = Duration.ofSeconds(25);

    /** Far more than a rested machine needs; what is not steady after it has another reason. */
    private static final double FIRST_STEADY_LIMIT_SECONDS = 90;

    private final Experiment experiment;
    private final Deployment deployment;
    private final Shop shop;
    private final Customers customers;
    private final Auditor auditor;
    private final Set<String> acknowledged;

    FaultRun(
            Experiment experiment,
            Deployment deployment,
            Shop shop,
            Customers customers,
            Auditor auditor,
            Set<String> acknowledged) {
        this.experiment = experiment;
        this.deployment = deployment;
        this.shop = shop;
        this.customers = customers;
        this.auditor = auditor;
        this.acknowledged = acknowledged;
    }

    void run(FaultSpec fault, Journal journal) throws InterruptedException {
        try {
            loaded(fault, journal);
            settle(journal);
        } catch (InterruptedException e) {
            journal.mark(MarkKind.INTERRUPTED, "stopped from outside");
            throw e;
        }
        Auditor.Found found = auditor.audit(deployment, acknowledged);
        journal.write(new Entry.Audited(journal.now(), found.state(), found.findings(), found.numbers()));
    }

    private void loaded(FaultSpec fault, Journal journal) throws InterruptedException {
        // The same arrivals for both arms, others for each fault.
        long seed = fault.toString().hashCode();
        try (Generator generator =
                new Generator(experiment.load(), shop, customers, seed, journal.start(), journal::write)) {
            Steady steady = new Steady(experiment.steadyState(), generator.tally(), journal.start());
            OptionalDouble well = steady.before(FIRST_STEADY_LIMIT_SECONDS);
            if (well.isEmpty()) {
                journal.mark(MarkKind.NEVER_STEADY, "not before the fault");
                return;
            }
            journal.mark(well.getAsDouble(), MarkKind.STEADY, "");
            Unit unit = deployment.unitOf(fault.module());
            strike(fault, unit, journal);
            OptionalDouble again = steady.again(unit::ready);
            again.ifPresentOrElse(
                    at -> journal.mark(at, MarkKind.RECOVERED, ""), () -> journal.mark(MarkKind.NOT_RECOVERED, ""));
        }
    }

    private void strike(FaultSpec fault, Unit unit, Journal journal) throws InterruptedException {
        try (Nemesis nemesis = new Nemesis(FaultWorker.of(fault, unit), journal::mark)) {
            double ordered = journal.now();
            if (nemesis.strike(proofLimit(fault))) {
                double from = fault.kind() == FaultKind.leak ? journal.now() : ordered;
                Thread.sleep((long) Math.max(0, from + fault.durationSeconds() * 1000 - journal.now()));
            }
        } catch (FaultException e) {
            journal.mark(MarkKind.NO_PROOF, "could not be undone: " + e.getMessage());
        }
    }

    private static Duration proofLimit(FaultSpec fault) {
        Integer millis = fault.millis();
        if (fault.kind() == FaultKind.delay && millis != null) {
            return PROOF_LIMIT.plusMillis(millis);
        }
        return fault.kind().deadly() ? DEATH_LIMIT : PROOF_LIMIT;
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
