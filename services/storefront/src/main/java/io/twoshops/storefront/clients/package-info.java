/** How the storefront reaches the services behind it. */
@NullMarked
package io.twoshops.storefront.clients;

import org.jspecify.annotations.NullMarked;
