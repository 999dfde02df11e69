/** Orders of the monolith on a real PostgreSQL, with a provider that does what a test says. */
@NullMarked
package io.twoshops.orders;

import org.jspecify.annotations.NullMarked;
