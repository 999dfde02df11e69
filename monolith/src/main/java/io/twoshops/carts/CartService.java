package io.twoshops.carts;

import io.twoshops.catalog.Catalog;
import io.twoshops.catalog.CatalogEntry;
import io.twoshops.chassis.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Brings the carts and the catalogue together; never asks the catalogue inside a transaction of the carts. */
@ApplicationScoped
class CartService {
    private static final Logger LOG = Logger.getLogger(CartService.class);

    private final CartItems items;
    private final Catalog catalog;

    CartService(CartItems items, Catalog catalog) {
        this.items = items;
        this.catalog = catalog;
    }

    /** {@return the cart; without names and prices when the catalogue is unavailable} */
    CartView view(UUID accountId) {
        return priced(items.of(accountId), Map.of());
    }

    /** Sets the quantity of a product, if the catalogue knows it: without the catalogue nothing gets into a cart. */
    CartView put(UUID accountId, String sku, int quantity) {
        if (!Skus.possible(sku)) {
            throw unknown(sku);
        }
        Stream<String> others = items.of(accountId).stream().map(CartItem::sku);
        Map<String, CatalogEntry> entries =
                catalog.findAll(Stream.concat(others, Stream.of(sku)).distinct().toList());
        if (!entries.containsKey(sku)) {
            throw unknown(sku);
        }
        return priced(items.put(accountId, sku, quantity), entries);
    }

    CartView remove(UUID accountId, String sku) {
        return priced(Skus.possible(sku) ? items.remove(accountId, sku) : items.of(accountId), Map.of());
    }

    private static ProblemException unknown(String sku) {
        return ProblemException.notFound("there is no product " + sku);
    }

    /** Asks for what is not known yet; after a change that may be what was put in at the same time. */
    private CartView priced(List<CartItem> contents, Map<String, CatalogEntry> known) {
        List<CartItem> others =
                contents.stream().filter(item -> !known.containsKey(item.sku())).toList();
        if (others.isEmpty()) {
            return CartView.of(contents, known);
        }
        Map<String, CatalogEntry> entries = new HashMap<>(known);
        entries.putAll(entries(others));
        return CartView.of(contents, entries);
    }

    private Map<String, CatalogEntry> entries(List<CartItem> contents) {
        try {
            return catalog.findAll(contents.stream().map(CartItem::sku).toList());
        } catch (RuntimeException e) {
            LOG.warnf("A cart without prices: %s", e.getMessage());
            return Map.of();
        }
    }
}
