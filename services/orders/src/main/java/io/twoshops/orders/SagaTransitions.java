package io.twoshops.orders;

import io.twoshops.chassis.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moves a saga from step to step, together with all that the step means to this service's own order and events. */
@ApplicationScoped
class SagaTransitions {
    private static final String TOPIC = "orders";
    private final OrderRepository orders;
    private final SagaStore sagas;
    private final Outbox outbox;

    SagaTransitions(OrderRepository orders, SagaStore sagas, Outbox outbox) {
        this.orders = orders;
        this.sagas = sagas;
        this.outbox = outbox;
    }

    /** {@return whether this runner made the move; if not, another one has overtaken it} */
    @Transactional
    boolean move(Saga saga, SagaStep to, @Nullable RejectionReason reason) {
        // The order before its saga, like everywhere, so that no two wait for each other.
        Order order = orders.locked(saga.orderId);
        if (!sagas.move(order.id, saga.step, to, reason)) {
            return false;
        }
        switch (to) {
            case CONFIRMED -> confirm(order);
            case REJECTED -> reject(order, reason == null ? saga.reason : reason);
            case CANCELLED -> cancel(order);
            case EMPTIED -> finish(order);
            default -> {}
        }
        return true;
    }

    private void confirm(Order order) {
        order.become(OrderStatus.CONFIRMED);
        OrderConfirmed event = OrderConfirmed.of(order);
        outbox.add(TOPIC, order.id.toString(), event.eventId(), event.type(), event);
    }

    private void reject(Order order, @Nullable RejectionReason reason) {
        order.reject(reason == null ? RejectionReason.GAVE_UP : reason);
        sagas.remove(order.id);
    }

    private void cancel(Order order) {
        order.become(OrderStatus.CANCELLED);
        OrderCancelled event = OrderCancelled.of(order);
        outbox.add(TOPIC, order.id.toString(), event.eventId(), event.type(), event);
        sagas.remove(order.id);
    }

    /** The checkout is done, unless the customer has cancelled in the meantime: then the way back begins. */
    private void finish(Order order) {
        if (order.status == OrderStatus.CANCELLING) {
            sagas.move(order.id, SagaStep.EMPTIED, SagaStep.CANCELLING, null);
        } else {
            sagas.remove(order.id);
        }
    }

    /** {@return whether the caller is the one to carry the cancellation on} */
    @Transactional
    boolean beginCancellation(UUID accountId, UUID orderId) {
        UUID own = orders.own(accountId, orderId).orElseThrow(OrderProblems::notFound).id;
        Order order = orders.locked(own);
        return switch (order.status) {
            case CONFIRMED -> {
                order.become(OrderStatus.CANCELLING);
                yield sagas.add(orderId, SagaStep.CANCELLING, "none");
            }
            case CANCELLING, CANCELLED -> false;
            case PENDING, REJECTED -> throw OrderProblems.notCancellable(order.status);
        };
    }
}
