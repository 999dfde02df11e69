package io.twoshops.orders;

import io.twoshops.chassis.web.Fingerprint;
import io.twoshops.chassis.web.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** What a customer may do with orders. */
@ApplicationScoped
class OrderService {
    private final Orders orders;
    private final Pricing pricing;
    private final Placing placing;
    private final CheckoutSaga saga;
    private final SagaTransitions transitions;
    private final SagaThreads threads;
    private final CheckoutBulkhead bulkhead;
    private final Fingerprint fingerprint;
    private final Duration budget;

    OrderService(
            Orders orders,
            Pricing pricing,
            Placing placing,
            CheckoutSaga saga,
            SagaTransitions transitions,
            SagaThreads threads,
            CheckoutBulkhead bulkhead,
            Fingerprint fingerprint,
            OrdersConfig config) {
        this.orders = orders;
        this.pricing = pricing;
        this.placing = placing;
        this.saga = saga;
        this.transitions = transitions;
        this.threads = threads;
        this.bulkhead = bulkhead;
        this.fingerprint = fingerprint;
        this.budget = config.budget();
    }

    /** An order, and whether it had been placed by an earlier request with the same key. */
    record Answer(OrderView order, boolean replayed) {}

    /** Orders what is in the cart. Once the order is recorded it stands: what fails after that is finished later. */
    Answer place(UUID accountId, IdempotencyKey key, OrderRequest request) {
        long deadline = System.nanoTime() + budget.toNanos();
        String print = fingerprint.of(request);
        Placing.Placed placed = placing.known(accountId, key.value(), print)
                .orElseGet(() -> checkOut(accountId, key.value(), print, request, deadline));
        return new Answer(own(accountId, placed.orderId()), placed.replayed());
    }

    private Placing.Placed checkOut(UUID accountId, String key, String print, OrderRequest request, long deadline) {
        bulkhead.enter();
        Placing.Placed placed;
        try {
            placed = placing.place(accountId, key, print, request, pricing.price(accountId, deadline));
        } catch (RuntimeException e) {
            bulkhead.leave();
            throw e;
        }
        threads.runFor(deadline - System.nanoTime(), () -> {
            try {
                if (!placed.replayed()) {
                    saga.begin(placed.orderId());
                }
            } finally {
                bulkhead.leave();
            }
        });
        return placed;
    }

    OrderView cancel(UUID accountId, UUID orderId) {
        if (transitions.beginCancellation(accountId, orderId)) {
            threads.runFor(budget.toNanos(), () -> saga.resume(orderId));
        }
        return own(accountId, orderId);
    }

    OrderView own(UUID accountId, UUID orderId) {
        return orders.find(accountId, orderId).orElseThrow(OrderProblems::notFound);
    }
}
