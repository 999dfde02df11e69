package io.twoshops.lab.fault;

import io.twoshops.lab.history.Entry.MarkKind;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/** Does a fault, waits for its proof, and undoes it whatever happens in between. */
public final class Nemesis implements AutoCloseable {
    private static final long POLL_MILLIS = 50;
    private final FaultWorker worker;
    private final BiConsumer<MarkKind, String> marks;
    private final AtomicBoolean on = new AtomicBoolean();
    private boolean refused;

    /** @param marks told of each thing that is done or seen, when it is */
    public Nemesis(FaultWorker worker, BiConsumer<MarkKind, String> marks) {
        this.worker = worker;
        this.marks = marks;
    }

    /**
     * Does the fault.
     *
     * @param limit how long proof may take
     * @return whether it was seen to take effect
     */
    public boolean strike(Duration limit) throws InterruptedException {
        marks.accept(MarkKind.INJECTED, "");
        try {
            worker.start();
        } catch (FaultException e) {
            refused = true;
            marks.accept(MarkKind.NO_PROOF, "could not be started: " + e.getMessage());
            return false;
        }
        on.set(true);
        long end = System.nanoTime() + limit.toNanos();
        for (String proof = worker.proof(); ; proof = worker.proof()) {
            if (proof != null) {
                marks.accept(MarkKind.PROOF, proof);
                return true;
            }
            if (System.nanoTime() > end) {
                marks.accept(MarkKind.NO_PROOF, "nothing shows that it took effect");
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Whether it could not even be started. Then nothing was done. */
    public boolean refused() {
        return refused;
    }

    /** Undoes it, once; nothing where it never began. Undoing may take its time, which counts: the mark is that of the order. */
    @Override
    public void close() throws FaultException {
        if (on.compareAndSet(true, false)) {
            marks.accept(MarkKind.ENDED, worker.toll());
            worker.stop();
        }
    }
}
