package io.twoshops.carts.clients;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** What carts needs to know of a product; the catalogue may tell more. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CatalogEntry(String sku, Text name, long price) {}
