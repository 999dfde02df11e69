/** A stand-in for the provider; the whole chain is tested with real processes in the lab. */
@NullMarked
package io.twoshops.payments;

import org.jspecify.annotations.NullMarked;
