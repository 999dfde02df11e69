package io.twoshops.carts.clients;

/** What carts needs to know of a product; the catalogue may tell more. */
public record CatalogEntry(String sku, Text name, long price) {}
