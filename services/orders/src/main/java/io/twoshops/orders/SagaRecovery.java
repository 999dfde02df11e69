package io.twoshops.orders;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Takes up the orders that a crash, an outage or a late answer left unfinished. */
@ApplicationScoped
class SagaRecovery {
    private final SagaStore sagas;
    private final CheckoutSaga saga;
    private final SagaThreads threads;
    private final int runners;

    SagaRecovery(SagaStore sagas, CheckoutSaga saga, SagaThreads threads, OrdersConfig config) {
        this.sagas = sagas;
        this.saga = saga;
        this.threads = threads;
        this.runners = config.runners();
    }

    @Scheduled(
            every = "${shop.orders.recover-every:0.5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "saga-recovery")
    void run() throws InterruptedException {
        List<UUID> claimed = sagas.claim(runners);
        while (!claimed.isEmpty()) {
            threads.runAll(claimed.stream()
                    .<Runnable>map(orderId -> () -> saga.resume(orderId))
                    .toList());
            claimed = sagas.claim(runners);
        }
    }
}
