package io.twoshops.recommendations;

import io.twoshops.orders.OrderConfirmed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Learns of orders inside the transaction that confirms them: an order and its count stand or fall together. */
@ApplicationScoped
class OrderEvents {
    private final Purchases purchases;

    OrderEvents(Purchases purchases) {
        this.purchases = purchases;
    }

    void confirmed(@Observes OrderConfirmed order) {
        purchases.count(order.lines().stream().map(OrderConfirmed.Line::sku).toList());
    }
}
