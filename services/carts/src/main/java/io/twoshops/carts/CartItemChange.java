package io.twoshops.carts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How many of a product the cart is to hold. */
record CartItemChange(@Min(1) @Max(99) int quantity) {}
