package io.twoshops.orders;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Finishes what a crash, a slow provider or a broken module left between the two transactions of a checkout. */
@ApplicationScoped
class Reconciliation {
    /** Few, because they are taken one after the other and each may wait for the provider's time limit. */
    private static final int BATCH = 2;

    private final Unfinished unfinished;
    private final Settlement settlement;

    Reconciliation(Unfinished unfinished, Settlement settlement) {
        this.unfinished = unfinished;
        this.settlement = settlement;
    }

    @Scheduled(
            every = "${shop.orders.reconcile-every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "reconciliation")
    void run() {
        List<UUID> claimed = unfinished.claim(BATCH);
        while (!claimed.isEmpty()) {
            claimed.forEach(settlement::resume);
            claimed = unfinished.claim(BATCH);
        }
    }
}
