package io.twoshops.lab.experiment;

import io.twoshops.lab.check.Measures;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.target.Together;
import io.twoshops.lab.target.UncheckedTargetException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Asks what is struck whether it is ready, as a balancer does that sends customers elsewhere if not, and writes down the first time
 * that it does not say so.
 */
final class ReadinessWatch implements AutoCloseable {
    private static final long PAUSE_MILLIS = 250;
    private final BooleanSupplier ready;
    private final Journal journal;
    private final ScheduledExecutorService clock = Together.clock("readiness");
    private int looks;
    private boolean seen;

    /** @param ready may take its time, as with somebody who answers nothing */
    ReadinessWatch(BooleanSupplier ready, Journal journal) {
        this.ready = ready;
        this.journal = journal;
        clock.scheduleWithFixedDelay(this::look, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Looks now. An answer that comes when the watch is over counts no more. */
    void look() {
        boolean stillReady;
        try {
            stillReady = ready.getAsBoolean();
        } catch (UncheckedTargetException e) {
            // Who cannot be asked has not said that it is not ready.
            return;
        }
        synchronized (this) {
            if (seen) {
                return;
            }
            looks++;
            if (!stillReady) {
                seen = true;
                clock.shutdown();
                journal.mark(MarkKind.UNREADY, "");
            }
        }
    }

    @Override
    public synchronized void close() {
        seen = true;
        clock.shutdownNow();
        journal.measured(Measures.READINESS_LOOKS, looks, "");
    }
}
