package io.twoshops.lab.experiment;

import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.fault.FaultWorker;
import io.twoshops.lab.target.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One round of faults by schedule; several may be on at the same time. All are undone at its end. */
final class Torture implements Trial.Deed {
    /** The last fault of a round may wait this long for its proof, and then lasts for its time. */
    private static final long LAST_MINUTES = 2;

    private final Schedule schedule;
    private final Deployment deployment;

    Torture(Schedule schedule, Deployment deployment) {
        this.schedule = schedule;
        this.deployment = deployment;
    }

    @Override
    public Trial.Done run(Journal journal) throws InterruptedException {
        ExecutorService hands = Executors.newCachedThreadPool();
        List<Future<?>> strikes = new ArrayList<>();
        try {
            double begun = journal.now();
            for (Schedule.Blow blow : schedule.blows()) {
                journal.sleepUntil(begun + blow.atMillis());
                strikes.add(hands.submit(() -> strike(blow.fault(), journal)));
            }
            for (Future<?> strike : strikes) {
                strike.get(LAST_MINUTES, TimeUnit.MINUTES);
            }
            return new Trial.Done(journal.now(), journal.now());
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a fault could not be done to its end", e);
        } finally {
            hands.shutdownNow();
            // Undoing does not stop at an interrupt: the faults must be over before the arm is taken down.
            hands.awaitTermination(LAST_MINUTES, TimeUnit.MINUTES);
        }
    }

    private Void strike(FaultSpec fault, Journal journal) throws InterruptedException {
        String label = fault.module() + " " + fault.label() + ": ";
        FaultRun.oneOfMany(fault, FaultWorker.of(fault, deployment.unitOf(fault.module())), label)
                .run(journal);
        return null;
    }
}
