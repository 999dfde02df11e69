package io.twoshops.recommendations.clients;

/**
 * A product as the catalog service answers it.
 *
 * @param price in the minor unit of the currency
 * @param image path of the picture on the shop's own host
 */
public record CatalogEntry(
        String sku, Text name, Text description, String category, long price, String currency, String image) {}
