package io.twoshops.carts;

import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The contents of the carts; each change is one transaction on one locked cart. */
@ApplicationScoped
@Transactional
class CartItems {
    static final int MOST_PRODUCTS = 50;
    private static final ProblemType CART_FULL = new ProblemType("cart-full", 409, "The cart is full");

    private final CartRepository carts;

    CartItems(CartRepository carts) {
        this.carts = carts;
    }

    List<CartItem> of(UUID accountId) {
        return carts.items(accountId);
    }

    List<CartItem> put(UUID accountId, String sku, int quantity) {
        carts.lock(accountId);
        StoredItem item = carts.findById(new StoredItem.Key(accountId, sku));
        if (item != null) {
            item.setQuantity(quantity);
        } else if (carts.count("accountId", accountId) >= MOST_PRODUCTS) {
            throw new ProblemException(CART_FULL, "a cart holds at most " + MOST_PRODUCTS + " products");
        } else {
            carts.persist(new StoredItem(accountId, sku, quantity));
        }
        return carts.items(accountId);
    }

    List<CartItem> remove(UUID accountId, String sku) {
        carts.lock(accountId);
        carts.deleteById(new StoredItem.Key(accountId, sku));
        return carts.items(accountId);
    }

    void checkedOut(UUID accountId, UUID orderId, Map<String, Integer> quantities) {
        carts.lock(accountId);
        if (carts.rememberCheckout(orderId, accountId)) {
            quantities.forEach((sku, quantity) -> take(accountId, sku, quantity));
        }
    }

    private void take(UUID accountId, String sku, int quantity) {
        StoredItem item = carts.findById(new StoredItem.Key(accountId, sku));
        if (item == null) {
            return;
        }
        if (item.quantity() > quantity) {
            item.setQuantity(item.quantity() - quantity);
        } else {
            carts.delete(item);
        }
    }
}
