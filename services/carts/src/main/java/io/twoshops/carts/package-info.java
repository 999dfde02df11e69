/** The carts: what each customer means to buy. */
@NullMarked
package io.twoshops.carts;

import org.jspecify.annotations.NullMarked;
