package io.twoshops.orders;

import io.twoshops.chassis.problem.CorrelationId;
import io.twoshops.chassis.problem.UnavailableException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Threads that outlive the request they work for: the customer gets an answer in time, the work goes on. How many
 * checkouts they work on is bounded by {@link CheckoutBulkhead}, how many orders they resume by the runners of
 * {@link SagaRecovery}; cancellations come on top.
 */
@ApplicationScoped
class SagaThreads {
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "saga");
        thread.setDaemon(true);
        return thread;
    });

    /** Works until it is done or the time is over, and then goes on without the caller. */
    void runFor(long nanos, Runnable work) {
        Future<?> done = threads.submit(correlated(Executors.callable(work)));
        try {
            await(done, nanos);
        } catch (TimeoutException e) {
            // The worker goes on; the order is PENDING.
            return;
        }
    }

    /** {@return the answer, if it comes in time; else the work is stopped and it counts as unavailable} */
    <T> T callFor(long nanos, String target, Callable<T> work) {
        Future<T> answer = threads.submit(correlated(work));
        try {
            return await(answer, nanos);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new UnavailableException(target, e);
        }
    }

    /** Runs all at the same time and returns when the last is done. */
    void runAll(List<Runnable> work) throws InterruptedException {
        threads.invokeAll(work.stream().map(Executors::callable).toList());
    }

    private static <T> T await(Future<T> future, long nanos) throws TimeoutException {
        try {
            return future.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("orders", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static <T> Callable<T> correlated(Callable<T> work) {
        String id = CorrelationId.current();
        return () -> {
            if (id != null) {
                CorrelationId.set(id);
            }
            try {
                return work.call();
            } finally {
                CorrelationId.clear();
            }
        };
    }

    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(Duration.ofSeconds(3).toMillis(), TimeUnit.MILLISECONDS);
    }
}
