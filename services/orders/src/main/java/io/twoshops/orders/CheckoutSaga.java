package io.twoshops.orders;

import static io.twoshops.orders.SagaStep.CANCELLED;
import static io.twoshops.orders.SagaStep.CANCELLING;
import static io.twoshops.orders.SagaStep.COMMITTED;
import static io.twoshops.orders.SagaStep.CONFIRMED;
import static io.twoshops.orders.SagaStep.EMPTIED;
import static io.twoshops.orders.SagaStep.PAID;
import static io.twoshops.orders.SagaStep.PLACED;
import static io.twoshops.orders.SagaStep.REFUNDING;
import static io.twoshops.orders.SagaStep.REJECTED;
import static io.twoshops.orders.SagaStep.RELEASING;
import static io.twoshops.orders.SagaStep.RESERVED;
import static io.twoshops.orders.SagaStep.TAKING_BACK;

import io.twoshops.chassis.faults.FaultSwitches;
import io.twoshops.orders.clients.CartsClient;
import io.twoshops.orders.clients.InventoryClient;
import io.twoshops.orders.clients.PaymentsClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The checkout as a saga: each step is one call to another service, may be repeated, and is recorded when it is done.
 * A step that was refused, or given up after {@code shop.orders.patience}, turns the saga round; the way back cannot be
 * refused and is never given up. The caller of a run holds the claim on the order.
 */
@ApplicationScoped
class CheckoutSaga {
    private static final Logger LOG = Logger.getLogger(CheckoutSaga.class);
    private final Map<SagaStep, Step> steps = new EnumMap<>(SagaStep.class);
    private final OrderRepository orders;
    private final SagaStore sagas;
    private final SagaTransitions transitions;
    private final InventoryClient inventory;
    private final PaymentsClient payments;
    private final CartsClient carts;
    private final FaultSwitches faults;
    private final Duration patience;

    CheckoutSaga(
            OrderRepository orders,
            SagaStore sagas,
            SagaTransitions transitions,
            InventoryClient inventory,
            PaymentsClient payments,
            CartsClient carts,
            FaultSwitches faults,
            OrdersConfig config) {
        this.orders = orders;
        this.sagas = sagas;
        this.transitions = transitions;
        this.inventory = inventory;
        this.payments = payments;
        this.carts = carts;
        this.faults = faults;
        this.patience = config.patience();

        // from, what is done, where that leads; then where a refusal and where giving up lead
        // What is sold out is released too: an attempt that timed out here may still wait there, and reserve later.
        step(PLACED, this::reserve, RESERVED).undone(RELEASING, RELEASING);
        step(RESERVED, this::pay, PAID).undone(RELEASING, REFUNDING);
        step(PAID, CheckoutSaga::nothing, CONFIRMED);
        step(CONFIRMED, this::commit, COMMITTED);
        step(COMMITTED, this::emptyCart, EMPTIED);
        // the way back of a checkout
        step(REFUNDING, this::refund, RELEASING);
        step(RELEASING, this::release, REJECTED);
        // a cancellation
        step(CANCELLING, this::refund, TAKING_BACK);
        step(TAKING_BACK, this::takeBack, CANCELLED);
    }

    private @Nullable RejectionReason reserve(Order order, Saga saga) {
        return switch (inventory.reserve(order.id, order.quantities())) {
            case RESERVED -> null;
            case OUT_OF_STOCK -> RejectionReason.OUT_OF_STOCK;
            case CLOSED -> RejectionReason.GAVE_UP;
        };
    }

    private @Nullable RejectionReason release(Order order, Saga saga) {
        inventory.release(order.id);
        return null;
    }

    private @Nullable RejectionReason pay(Order order, Saga saga) {
        return switch (payments.pay(order.id, order.total, order.currency, saga.paymentToken)) {
            case CAPTURED -> null;
            case DECLINED -> RejectionReason.PAYMENT_DECLINED;
            case REFUNDED, VOIDED -> RejectionReason.GAVE_UP;
        };
    }

    private @Nullable RejectionReason refund(Order order, Saga saga) {
        payments.refund(order.id);
        return null;
    }

    private @Nullable RejectionReason commit(Order order, Saga saga) {
        inventory.commit(order.id);
        return null;
    }

    private @Nullable RejectionReason takeBack(Order order, Saga saga) {
        inventory.takeBack(order.id);
        return null;
    }

    private @Nullable RejectionReason emptyCart(Order order, Saga saga) {
        carts.checkedOut(order.accountId, order.id, order.quantities());
        return null;
    }

    private static @Nullable RejectionReason nothing(Order order, Saga saga) {
        return null;
    }

    /** Takes up an order that was just placed. */
    void begin(UUID orderId) {
        carryOn(orderId, true);
    }

    /** Takes up an order that was left unfinished. */
    void resume(UUID orderId) {
        carryOn(orderId, false);
    }

    /** What fails is left for the next try, so nothing is thrown. */
    private void carryOn(UUID orderId, boolean placed) {
        try {
            if (placed) {
                faults.reached("orders.placed");
            }
            follow(orders.read(orderId));
        } catch (RuntimeException e) {
            LOG.warnf("Order %s stays unfinished for now: %s", orderId, e);
            sagas.postpone(orderId);
        }
    }

    private void follow(Order order) {
        for (Saga saga = sagas.find(order.id); saga != null; saga = sagas.find(order.id)) {
            Step step = Objects.requireNonNull(steps.get(saga.step));
            boolean tooLate = order.createdAt.plus(patience).isBefore(Instant.now());
            SagaStep next;
            RejectionReason reason;
            if (step.gaveUp != null && tooLate) {
                reason = RejectionReason.GAVE_UP;
                next = step.gaveUp;
            } else {
                reason = step.does.attempt(order, saga);
                next = reason == null ? step.then : Objects.requireNonNull(step.refused);
            }
            if (!transitions.move(saga, next, reason)) {
                return;
            }
            faults.reached("orders." + next.name().toLowerCase(Locale.ROOT));
        }
    }

    private Step step(SagaStep from, Action does, SagaStep then) {
        Step step = new Step(does, then);
        steps.put(from, step);
        return step;
    }

    /** One call to another service; {@return why it was refused, or null when it is done} */
    private interface Action {
        @Nullable
        RejectionReason attempt(Order order, Saga saga);
    }

    /** A step and the two ways in which it is undone. */
    private static final class Step {
        private final Action does;
        private final SagaStep then;
        private @Nullable SagaStep refused;
        private @Nullable SagaStep gaveUp;

        private Step(Action does, SagaStep then) {
            this.does = does;
            this.then = then;
        }

        /** What came before it is undone; so is the step itself where it may have done something, or an attempt at it still may. */
        private void undone(SagaStep whenRefused, SagaStep whenGivenUp) {
            refused = whenRefused;
            gaveUp = whenGivenUp;
        }
    }
}
