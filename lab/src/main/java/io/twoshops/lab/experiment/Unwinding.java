package io.twoshops.lab.experiment;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs work that leaves the machine clean when it is stopped by Ctrl-C: the thread at work is interrupted, undoes what it has
 * done on its way out, and the end of the process waits for that.
 */
public final class Unwinding {
    /** A freeze is undone at once; taking an arm down takes up to 10 s. */
    private static final long PATIENCE_MILLIS = 40_000;

    private final Target target;

    public Unwinding(Target target) {
        this.target = target;
    }

    /** Work that may be interrupted. */
    public interface Work {
        void run() throws Exception;
    }

    /**
     * Runs it; while it runs, Ctrl-C stops it.
     *
     * @throws TargetException when it was stopped
     */
    public void run(Work work) throws Exception {
        Thread worker = Thread.currentThread();
        // Not the end of the thread: a thread that asks for the end of the process while it is ending waits for ever.
        CountDownLatch undone = new CountDownLatch(1);
        Thread hook = new Thread(() -> stop(worker, undone), "unwinding");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            work.run();
        } catch (InterruptedException e) {
            throw new TargetException("stopped; what was written so far is kept", e);
        } finally {
            undone.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException stopping) {
                // The hook itself is what is running; it sees that the work is undone.
            }
        }
    }

    private void stop(Thread worker, CountDownLatch undone) {
        System.err.println("stopping: faults are undone and the shops are taken down");
        worker.interrupt();
        try {
            if (undone.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Arm arm : Arm.values()) {
            target.remove(arm, true);
        }
    }
}
