package io.twoshops.inventory;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Goods that arrive. */
record Restock(@NotNull @Pattern(regexp = Skus.FORM) String sku, @Min(1) @Max(1_000_000) int quantity) {}
