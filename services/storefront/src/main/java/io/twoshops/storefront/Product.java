package io.twoshops.storefront;

import io.twoshops.storefront.clients.CatalogEntry;
import io.twoshops.storefront.clients.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product on its own page. */
record Product(
        String sku,
        Text name,
        Text description,
        String category,
        long price,
        String currency,
        String image,
        @Nullable Stock stock,
        List<String> degraded) {
    static Product of(CatalogEntry product, StockLevels levels) {
        return new Product(
                product.sku(),
                product.name(),
                product.description(),
                product.category(),
                product.price(),
                product.currency(),
                product.image(),
                levels.of(product.sku()),
                levels.degraded());
    }
}
