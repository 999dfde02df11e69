package io.twoshops.storefront;

import io.twoshops.chassis.web.Page;
import java.util.List;

/** One page of a list of products. */
record ProductPage(List<ProductSummary> items, int page, int size, long total, List<String> degraded) {
    static ProductPage of(Page<ProductSummary> products, List<String> degraded) {
        return new ProductPage(products.items(), products.page(), products.size(), products.total(), degraded);
    }
}
