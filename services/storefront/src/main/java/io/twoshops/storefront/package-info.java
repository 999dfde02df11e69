/** The storefront: the shop's front door; composes the pages that need several modules. */
@NullMarked
package io.twoshops.storefront;

import org.jspecify.annotations.NullMarked;
