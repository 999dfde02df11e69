package io.twoshops.recommendations;

import io.twoshops.recommendations.clients.CatalogEntry;
import io.twoshops.recommendations.clients.Text;

/**
 * A product that goes well with what the customer looks at.
 *
 * @param price in the minor unit of the currency
 */
public record Recommendation(String sku, Text name, long price, String currency, String image) {
    static Recommendation of(CatalogEntry product) {
        return new Recommendation(product.sku(), product.name(), product.price(), product.currency(), product.image());
    }
}
