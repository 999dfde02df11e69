/** Recommendations on a real PostgreSQL, and without Kafka, which it must do without at any time. */
@NullMarked
package io.twoshops.recommendations;

import org.jspecify.annotations.NullMarked;
