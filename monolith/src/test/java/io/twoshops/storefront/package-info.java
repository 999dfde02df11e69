/** Pages of the monolith while one of its modules fails. */
@NullMarked
package io.twoshops.storefront;

import org.jspecify.annotations.NullMarked;
