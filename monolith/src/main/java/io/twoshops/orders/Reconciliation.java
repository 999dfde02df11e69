package io.twoshops.orders;

import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Finishes what a crash, a slow provider or a broken module left between the two transactions of a checkout. */
@ApplicationScoped
class Reconciliation {
    private final Unfinished unfinished;
    private final Settlement settlement;
    private final int runners;

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "reconciliation");
        thread.setDaemon(true);
        return thread;
    });

    Reconciliation(Unfinished unfinished, Settlement settlement, OrdersConfig config) {
        this.unfinished = unfinished;
        this.settlement = settlement;
        this.runners = config.runners();
    }

    /** As many at the same time, and as often, as the recovery of the services. */
    @Scheduled(
            every = "${shop.orders.reconcile-every:0.5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "reconciliation")
    void run() throws InterruptedException {
        List<UUID> claimed = unfinished.claim(runners);
        while (!claimed.isEmpty()) {
            threads.invokeAll(claimed.stream()
                    .<Runnable>map(orderId -> () -> settlement.resume(orderId))
                    .map(Executors::callable)
                    .toList());
            claimed = unfinished.claim(runners);
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(Duration.ofSeconds(3).toMillis(), TimeUnit.MILLISECONDS);
    }
}
