package io.twoshops.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Which products are wanted, as the customer asked; {@link Catalog#search} decides what is valid.
 *
 * @param category id of a category, or null for all
 * @param q text in the name or description of either language, or null
 * @param sort {@code name}, {@code -name}, {@code price}, {@code -price} or {@code newest}
 * @param page counted from 0
 */
public record ProductQuery(@Nullable String category, @Nullable String q, String sort, int page, int size) {}
