/** Bad example: the other half of a cycle. */
@NullMarked
package io.twoshops.architecture.bad.cycle.payments;

import org.jspecify.annotations.NullMarked;
