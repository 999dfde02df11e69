/** The shipping service on a real PostgreSQL. */
@NullMarked
package io.twoshops.shipping;

import org.jspecify.annotations.NullMarked;
