/** Calls to another process: time limit, retry, circuit breaker, as one setting. */
@NullMarked
package io.twoshops.chassis.resilience;

import org.jspecify.annotations.NullMarked;
