/** Bad example: one half of a cycle. */
@NullMarked
package io.twoshops.architecture.bad.cycle.orders;

import org.jspecify.annotations.NullMarked;
