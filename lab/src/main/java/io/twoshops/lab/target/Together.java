package io.twoshops.lab.target;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/** Work on several units at a time. */
public final class Together {
    public static final Executor THREADS = Executors.newCachedThreadPool(daemons("lab-deploy"));

    private Together() {}

    /** One thread that does something again and again, and keeps no program from its end. */
    public static ScheduledExecutorService clock(String name) {
        return Executors.newSingleThreadScheduledExecutor(daemons(name));
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Work on one unit. */
    public interface Work {
        void run() throws TargetException, IOException, InterruptedException;
    }

    /** Begins it. */
    public static CompletableFuture<Void> begin(Work work) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        work.run();
                    } catch (TargetException | IOException | InterruptedException e) {
                        throw new CompletionException(e);
                    }
                },
                THREADS);
    }

    /** Waits for all, so that nothing is still being done when the failure of one is told. */
    public static void join(List<CompletableFuture<Void>> parts) throws TargetException {
        TargetException first = null;
        for (CompletableFuture<Void> part : parts) {
            try {
                part.join();
            } catch (CompletionException e) {
                if (first == null) {
                    first = told(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static TargetException told(CompletionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof TargetException known
                ? known
                : new TargetException(String.valueOf(cause.getMessage()), cause);
    }
}
