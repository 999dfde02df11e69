/** The payments service on a real PostgreSQL. */
@NullMarked
package io.twoshops.payments;

import org.jspecify.annotations.NullMarked;
