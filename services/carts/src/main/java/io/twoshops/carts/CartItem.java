package io.twoshops.carts;

/** So many of one product in a cart. */
record CartItem(String sku, int quantity) {}
