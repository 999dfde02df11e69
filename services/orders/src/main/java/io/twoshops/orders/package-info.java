/** Orders: from a cart to something paid for and on its way, or to a reason why not. */
@NullMarked
package io.twoshops.orders;

import org.jspecify.annotations.NullMarked;
