package io.twoshops.orders;

import io.twoshops.carts.Carts;
import io.twoshops.catalog.Catalog;
import io.twoshops.catalog.CatalogEntry;
import io.twoshops.inventory.Inventory;
import io.twoshops.inventory.OutOfStockException;
import io.twoshops.payments.PaymentStatus;
import io.twoshops.payments.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The checkout: one transaction across all modules before the provider is asked, one after it. Between the two the
 * order is PENDING and noted as unfinished, so that whoever dies there loses neither the order nor the money.
 */
@ApplicationScoped
class Checkout {
    private static final String CURRENCY = "KRW";
    private final OrderRepository orders;
    private final Unfinished unfinished;
    private final Catalog catalog;
    private final Inventory inventory;
    private final Carts carts;
    private final Payments payments;
    private final Event<OrderConfirmed> confirmed;

    Checkout(
            OrderRepository orders,
            Unfinished unfinished,
            Catalog catalog,
            Inventory inventory,
            Carts carts,
            Payments payments,
            Event<OrderConfirmed> confirmed) {
        this.orders = orders;
        this.unfinished = unfinished;
        this.catalog = catalog;
        this.inventory = inventory;
        this.carts = carts;
        this.payments = payments;
        this.confirmed = confirmed;
    }

    /** The order of a request: a new one, or the one that its key was given before. */
    record Placed(UUID orderId, boolean replayed) {}

    /** First transaction: price the cart, set the goods aside, record the order and what is to be paid for it. */
    @Transactional
    Placed place(UUID accountId, String key, String fingerprint, OrderRequest request) {
        orders.serialize(accountId, key);
        Order known = orders.byKey(accountId, key).orElse(null);
        if (known != null) {
            if (!known.fingerprint.equals(fingerprint)) {
                throw OrderProblems.keyReused();
            }
            return new Placed(known.id, true);
        }
        Order order = new Order(accountId, key, fingerprint, request.address(), CURRENCY);
        order.contain(priced(carts.items(accountId)));
        orders.persist(order);
        try {
            inventory.reserve(order.id, order.quantities());
            payments.intend(order.id, order.total, order.currency, request.paymentToken());
            unfinished.add(order);
        } catch (OutOfStockException e) {
            order.reject(RejectionReason.OUT_OF_STOCK);
        }
        return new Placed(order.id, false);
    }

    /**
     * Gives up an order that has been undecided for too long. This is recorded before the money is asked back, so that
     * nobody who learns of the payment only now confirms the order.
     *
     * @return false when the order is decided already; then no money may be asked back
     */
    @Transactional
    boolean giveUp(UUID orderId) {
        Order order = orders.locked(orderId);
        if (order.status != OrderStatus.PENDING) {
            return false;
        }
        unfinished.giveUp(orderId);
        return true;
    }

    /**
     * Second transaction: all that follows from the provider's answer, in every module, or none of it.
     *
     * @return false when the order was given up while it was paid for; then the money has to go back
     */
    @Transactional
    boolean settle(UUID orderId, PaymentStatus outcome) {
        Order order = orders.locked(orderId);
        if (order.status != OrderStatus.PENDING) {
            return true;
        }
        if (outcome == PaymentStatus.CAPTURED && unfinished.isGivenUp(orderId)) {
            return false;
        }
        switch (payments.record(orderId, outcome)) {
            case CAPTURED -> confirm(order);
            case DECLINED -> reject(order, RejectionReason.PAYMENT_DECLINED);
            case REFUNDED, VOIDED -> reject(order, RejectionReason.GAVE_UP);
            case INTENDED -> throw new IllegalStateException("order " + orderId + " is not decided");
        }
        unfinished.remove(orderId);
        return true;
    }

    private void confirm(Order order) {
        inventory.commit(order.id);
        carts.checkedOut(order.accountId, order.id, order.quantities());
        order.become(OrderStatus.CONFIRMED);
        confirmed.fire(OrderConfirmed.of(order));
    }

    private void reject(Order order, RejectionReason reason) {
        inventory.release(order.id);
        order.reject(reason);
    }

    private List<OrderLine> priced(Map<String, Integer> cart) {
        if (cart.isEmpty()) {
            throw OrderProblems.cartEmpty();
        }
        Map<String, CatalogEntry> entries = catalog.findAll(cart.keySet());
        List<OrderLine> lines = new ArrayList<>();
        cart.forEach((sku, quantity) -> {
            CatalogEntry entry = entries.get(sku);
            if (entry == null) {
                throw new IllegalStateException("the cart holds " + sku + ", which the catalogue does not know");
            }
            lines.add(new OrderLine(sku, entry.name().en(), entry.name().ko(), quantity, entry.price()));
        });
        return lines;
    }
}
