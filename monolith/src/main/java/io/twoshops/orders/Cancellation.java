package io.twoshops.orders;

import io.twoshops.inventory.Inventory;
import io.twoshops.payments.PaymentStatus;
import io.twoshops.payments.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Taking a confirmed order back: like the checkout, one transaction before the provider is asked and one after. */
@ApplicationScoped
class Cancellation {
    private final OrderRepository orders;
    private final Unfinished unfinished;
    private final Inventory inventory;
    private final Payments payments;
    private final Event<OrderCancelled> cancelled;

    Cancellation(
            OrderRepository orders,
            Unfinished unfinished,
            Inventory inventory,
            Payments payments,
            Event<OrderCancelled> cancelled) {
        this.orders = orders;
        this.unfinished = unfinished;
        this.inventory = inventory;
        this.payments = payments;
        this.cancelled = cancelled;
    }

    /** {@return whether the caller is the one to carry the cancellation on} */
    @Transactional
    boolean begin(UUID accountId, UUID orderId) {
        UUID own = orders.own(accountId, orderId).orElseThrow(OrderProblems::notFound).id;
        Order order = orders.locked(own);
        return switch (order.status) {
            case CONFIRMED -> {
                order.become(OrderStatus.CANCELLING);
                unfinished.add(order);
                yield true;
            }
            case CANCELLING, CANCELLED -> false;
            case PENDING, REJECTED -> throw OrderProblems.notCancellable(order.status);
        };
    }

    @Transactional
    void finish(UUID orderId, PaymentStatus outcome) {
        Order order = orders.locked(orderId);
        if (order.status != OrderStatus.CANCELLING) {
            return;
        }
        payments.record(orderId, outcome);
        inventory.takeBack(orderId);
        order.become(OrderStatus.CANCELLED);
        cancelled.fire(OrderCancelled.of(order));
        unfinished.remove(orderId);
    }
}
