package io.twoshops.lab.experiment;

import io.twoshops.lab.check.Measures;
import io.twoshops.lab.fault.FaultException;
import io.twoshops.lab.fault.FaultKind;
import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.fault.FaultWorker;
import io.twoshops.lab.fault.Nemesis;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.target.CodeChange;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One fault: done, seen to happen, kept up, undone. */
final class FaultRun implements Trial.Deed {
    /** A checkout that comes every other second, to one of two copies, may let it wait. */
    private static final Duration PROOF_LIMIT = Duration.ofSeconds(10);
    /** A heap has to fill before a process dies of it. */
    private static final Duration DEATH_LIMIT = Duration.ofSeconds(25);

    /** An application that ends in good order, and another that starts without a cache; an engine that ends all containers. */
    private static final Duration ORDERLY_LIMIT = Duration.ofSeconds(90);

    private final FaultSpec fault;
    private final FaultWorker worker;
    private final String label;
    private final @Nullable BooleanSupplier ready;

    /** @param ready whether what is struck says that it is ready; null if nobody is to watch that */
    FaultRun(FaultSpec fault, FaultWorker worker, @Nullable BooleanSupplier ready) {
        this(fault, worker, "", ready);
    }

    private FaultRun(FaultSpec fault, FaultWorker worker, String label, @Nullable BooleanSupplier ready) {
        this.fault = fault;
        this.worker = worker;
        this.label = label;
        this.ready = ready;
    }

    /** @param label what the marks begin with, since the history has those of several faults */
    static FaultRun oneOfMany(FaultSpec fault, FaultWorker worker, String label) {
        return new FaultRun(fault, worker, label, null);
    }

    @Override
    public boolean mayBegin() {
        return worker.mayStart();
    }

    /** What a process does not survive is over with the blow; anything else lasts for its time. */
    @Override
    public Trial.Done run(Journal journal) throws InterruptedException {
        double ordered = journal.now();
        double over = ordered;
        double until = ordered;
        try (Nemesis nemesis = new Nemesis(worker, (what, detail) -> journal.mark(what, label + detail));
                ReadinessWatch watch = ready == null ? null : new ReadinessWatch(ready, journal)) {
            if (nemesis.strike(proofLimit(fault))) {
                CodeChange change = fault.change();
                if (change != null && change.tested()) {
                    journal.measured(Measures.ROLLOUT_SECONDS, (journal.now() - ordered) / 1000, "s");
                }
                double from = fault.belated() ? journal.now() : ordered;
                until = from + fault.durationSeconds() * 1000;
                if (!fault.kind().deadly()) {
                    journal.sleepUntil(until);
                } else if (watch != null) {
                    watch.look();
                }
            }
            over = journal.now();
        } catch (FaultException e) {
            journal.mark(MarkKind.NO_PROOF, label + "could not be undone: " + e.getMessage());
        }
        worker.calls().ifPresent(calls -> journal.measured(Measures.CALLS_STRUCK, calls, ""));
        return new Trial.Done(over, until);
    }

    private static Duration proofLimit(FaultSpec fault) {
        Integer millis = fault.millis();
        if (fault.kind() == FaultKind.delay && millis != null) {
            return PROOF_LIMIT.plusMillis(millis);
        }
        if (fault.kind() == FaultKind.release || fault.kind().ofMachine()) {
            return ORDERLY_LIMIT;
        }
        return fault.kind().deadly() ? DEATH_LIMIT : PROOF_LIMIT;
    }
}
