/** The other services that carts calls, and what it reads of their answers. */
@NullMarked
package io.twoshops.carts.clients;

import org.jspecify.annotations.NullMarked;
