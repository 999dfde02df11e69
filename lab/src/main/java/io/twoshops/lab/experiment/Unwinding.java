package io.twoshops.lab.experiment;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs work that leaves the machine clean when it is stopped by Ctrl-C: the thread at work is interrupted, undoes what it has
 * done on its way out, and the end of the process waits for that.
 */
public final class Unwinding {
    /** A freeze is undone at once; taking an arm down takes up to 10 s. */
    private static final long PATIENCE_MILLIS = 40_000;

    private final String doing;
    private final String done;
    private final Runnable otherwise;

    /** For work that takes the arms of a target down on its way out. */
    public Unwinding(Target target) {
        this("faults are undone and the shops are taken down", "what was written so far is kept", () -> Stream.of(
                        Arm.values())
                .forEach(arm -> target.remove(arm, true)));
    }

    /**
     * @param doing what is told of while it is undone
     * @param done what is told when it was stopped
     * @param otherwise what is done where undoing does not come to an end
     */
    public Unwinding(String doing, String done, Runnable otherwise) {
        this.doing = doing;
        this.done = done;
        this.otherwise = otherwise;
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
        call(() -> {
            work.run();
            return true;
        });
    }

    /** The same for work that has a result. */
    public <T> T call(Callable<T> work) throws Exception {
        Thread worker = Thread.currentThread();
        // Not the end of the thread: a thread that asks for the end of the process while it is ending waits for ever.
        CountDownLatch undone = new CountDownLatch(1);
        Thread hook = new Thread(() -> stop(worker, undone), "unwinding");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.call();
        } catch (InterruptedException e) {
            throw new TargetException("stopped; " + done, e);
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
        System.err.println("stopping: " + doing);
        worker.interrupt();
        try {
            if (undone.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        otherwise.run();
    }
}
