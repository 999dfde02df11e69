package io.twoshops.orders;

import io.twoshops.orders.clients.CartsClient;
import io.twoshops.orders.clients.CatalogClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is in a cart, at today's names and prices. Nothing is recorded yet, so an outage here is a plain 503. */
@ApplicationScoped
class Pricing {
    private final CartsClient carts;
    private final CatalogClient catalog;
    private final SagaThreads threads;

    Pricing(CartsClient carts, CatalogClient catalog, SagaThreads threads) {
        this.carts = carts;
        this.catalog = catalog;
        this.threads = threads;
    }

    /**
     * {@return the lines of an order; empty when the cart is}
     *
     * @param deadline of the customer's answer, in the time of {@link System#nanoTime}
     */
    List<OrderLine> price(UUID accountId, long deadline) {
        Map<String, Integer> cart =
                threads.callFor(deadline - System.nanoTime(), "carts", () -> carts.items(accountId));
        if (cart.isEmpty()) {
            return List.of();
        }
        Map<String, CatalogClient.Entry> entries =
                threads.callFor(deadline - System.nanoTime(), "catalog", () -> catalog.findAll(cart.keySet()));
        List<OrderLine> lines = new ArrayList<>();
        cart.forEach((sku, quantity) -> {
            CatalogClient.Entry entry = entries.get(sku);
            if (entry == null) {
                throw new IllegalStateException("the cart holds " + sku + ", which the catalogue does not know");
            }
            lines.add(new OrderLine(sku, entry.name().en(), entry.name().ko(), quantity, entry.price()));
        });
        return lines;
    }
}
