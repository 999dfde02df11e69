package io.twoshops.storefront;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The stock of the products on a page. When inventory fails it is not known, and the page is shown without. */
final class StockLevels {
    private static final Logger LOG = Logger.getLogger(StockLevels.class);
    private final @Nullable Map<String, Integer> available;

    private StockLevels(@Nullable Map<String, Integer> available) {
        this.available = available;
    }

    static StockLevels ask(Supplier<Map<String, Integer>> inventory) {
        try {
            return new StockLevels(inventory.get());
        } catch (RuntimeException e) {
            LOG.warnf("A page is shown without stock: %s", e.getMessage());
            return new StockLevels(null);
        }
    }

    /** {@return the stock of a product, or null when it is not known} */
    @Nullable
    Stock of(String sku) {
        return available == null ? null : new Stock(available.getOrDefault(sku, 0));
    }

    /** {@return the modules whose part is missing} */
    List<String> degraded() {
        return available == null ? List.of("inventory") : List.of();
    }
}
