package io.twoshops.orders;

import io.twoshops.chassis.web.Fingerprint;
import io.twoshops.chassis.web.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What a customer may do with orders. */
@ApplicationScoped
class OrderService {
    private final Orders orders;
    private final Checkout checkout;
    private final Cancellation cancellation;
    private final Settlement settlement;
    private final Fingerprint fingerprint;

    OrderService(
            Orders orders,
            Checkout checkout,
            Cancellation cancellation,
            Settlement settlement,
            Fingerprint fingerprint) {
        this.orders = orders;
        this.checkout = checkout;
        this.cancellation = cancellation;
        this.settlement = settlement;
        this.fingerprint = fingerprint;
    }

    /** An order, and whether it had been placed by an earlier request with the same key. */
    record Answer(OrderView order, boolean replayed) {}

    /** Orders what is in the cart. Once the order is recorded it stands: what fails after that is finished later. */
    Answer place(UUID accountId, IdempotencyKey key, OrderRequest request) {
        Checkout.Placed placed = checkout.place(accountId, key.value(), fingerprint.of(request), request);
        if (!placed.replayed()) {
            settlement.begin(placed.orderId());
        }
        return new Answer(own(accountId, placed.orderId()), placed.replayed());
    }

    OrderView cancel(UUID accountId, UUID orderId) {
        if (cancellation.begin(accountId, orderId)) {
            settlement.resume(orderId);
        }
        return own(accountId, orderId);
    }

    OrderView own(UUID accountId, UUID orderId) {
        return orders.find(accountId, orderId).orElseThrow(OrderProblems::notFound);
    }
}
