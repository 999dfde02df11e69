package io.twoshops.storefront;

import io.twoshops.storefront.clients.CatalogEntry;
import io.twoshops.storefront.clients.Text;
import org.jspecify.annotations.Nullable;

/** A product in a list. */
record ProductSummary(
        String sku, Text name, String category, long price, String currency, String image, @Nullable Stock stock) {
    static ProductSummary of(CatalogEntry product, StockLevels levels) {
        return new ProductSummary(
                product.sku(),
                product.name(),
                product.category(),
                product.price(),
                product.currency(),
                product.image(),
                levels.of(product.sku()));
    }
}
