/** Shipping: one parcel per confirmed order, called off when the order is cancelled. */
@NullMarked
package io.twoshops.shipping;

import org.jspecify.annotations.NullMarked;
