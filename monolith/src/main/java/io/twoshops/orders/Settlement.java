package io.twoshops.orders;

import io.twoshops.chassis.faults.FaultSwitches;
import io.twoshops.payments.PaymentStatus;
import io.twoshops.payments.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Brings an unfinished order to its end: asks the provider, outside any transaction, then records what follows from its
 * answer. May be repeated at any point; the caller holds the claim.
 */
@ApplicationScoped
class Settlement {
    private static final Logger LOG = Logger.getLogger(Settlement.class);
    private final OrderRepository orders;
    private final Checkout checkout;
    private final Cancellation cancellation;
    private final Payments payments;
    private final Unfinished unfinished;
    private final FaultSwitches faults;
    private final Duration patience;

    Settlement(
            OrderRepository orders,
            Checkout checkout,
            Cancellation cancellation,
            Payments payments,
            Unfinished unfinished,
            FaultSwitches faults,
            OrdersConfig config) {
        this.orders = orders;
        this.checkout = checkout;
        this.cancellation = cancellation;
        this.payments = payments;
        this.unfinished = unfinished;
        this.faults = faults;
        this.patience = config.patience();
    }

    /** Takes up an order that was just placed. */
    void begin(UUID orderId) {
        carryOn(orderId, () -> {
            faults.reached("orders.placed");
            goOn(orders.read(orderId));
        });
    }

    /** Takes up an order that was left unfinished. */
    void resume(UUID orderId) {
        carryOn(orderId, () -> goOn(orders.read(orderId)));
    }

    /** What fails is left for the next try, so nothing is thrown. */
    private void carryOn(UUID orderId, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warnf("Order %s stays unfinished for now: %s", orderId, e);
            unfinished.postpone(orderId);
        }
    }

    private void goOn(Order order) {
        switch (order.status) {
            case PENDING -> decide(order);
            case CANCELLING -> cancellation.finish(order.id, payments.refund(order.id));
            case CONFIRMED, REJECTED, CANCELLED -> LOG.debugf("Order %s is settled already", order.id);
        }
    }

    private void decide(Order order) {
        boolean tooLate = order.createdAt.plus(patience).isBefore(Instant.now());
        if (tooLate && !checkout.giveUp(order.id)) {
            return;
        }
        PaymentStatus outcome = tooLate ? payments.refund(order.id) : payments.pay(order.id);
        faults.reached("orders.paid");
        if (!checkout.settle(order.id, outcome)) {
            checkout.settle(order.id, payments.refund(order.id));
        }
        faults.reached("orders.confirmed");
    }
}
