package io.twoshops.carts;

import io.twoshops.chassis.faults.FaultPoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What the rest of the shop may ask of the carts. */
@ApplicationScoped
@FaultPoint("carts")
public class Carts {
    private final CartItems items;

    Carts(CartItems items) {
        this.items = items;
    }

    /** {@return the quantity of each SKU in the customer's cart, in the order in which they were put in} */
    public Map<String, Integer> items(UUID accountId) {
        Map<String, Integer> quantities = new LinkedHashMap<>();
        items.of(accountId).forEach(item -> quantities.put(item.sku(), item.quantity()));
        return quantities;
    }

    /**
     * Takes what was ordered out of the cart, once per order however often it is told. What the customer put in since
     * stays.
     */
    public void checkedOut(UUID accountId, UUID orderId, Map<String, Integer> quantities) {
        items.checkedOut(accountId, orderId, quantities);
    }
}
