/** The orders service on a real PostgreSQL. */
@NullMarked
package io.twoshops.orders;

import org.jspecify.annotations.NullMarked;
