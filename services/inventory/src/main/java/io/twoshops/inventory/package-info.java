/** The stock: how much of each product is available, reserved and sold, and for which order. */
@NullMarked
package io.twoshops.inventory;

import org.jspecify.annotations.NullMarked;
