/** Errors as RFC 9457 problem details: one shape for every error of both shops. */
@NullMarked
package io.twoshops.chassis.problem;

import org.jspecify.annotations.NullMarked;
