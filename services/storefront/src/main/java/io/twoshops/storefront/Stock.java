package io.twoshops.storefront;

/** How many of a product can be bought now. */
record Stock(int available) {}
