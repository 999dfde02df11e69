/** The chassis in a small application of its own, on a real PostgreSQL. */
@NullMarked
package io.twoshops.chassis;

import org.jspecify.annotations.NullMarked;
