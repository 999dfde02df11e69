/** The sandbox on a real PostgreSQL. */
@NullMarked
package io.twoshops.provider;

import org.jspecify.annotations.NullMarked;
