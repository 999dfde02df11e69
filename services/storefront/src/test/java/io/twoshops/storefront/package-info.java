/** The storefront before services that are stood in for by a small HTTP server. */
@NullMarked
package io.twoshops.storefront;

import org.jspecify.annotations.NullMarked;
