package io.twoshops.provider;

/**
 * What the provider holds of one reference, in minor units.
 *
 * @param captured all money ever taken, also what was given back since
 * @param captures how many captures took it; more than one is a double charge
 */
record LedgerEntry(String reference, long authorized, long captured, long refunded, int captures) {}
