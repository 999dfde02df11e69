/** Payments: what an order owes, what the provider said to it, and what was given back. */
@NullMarked
package io.twoshops.payments;

import org.jspecify.annotations.NullMarked;
