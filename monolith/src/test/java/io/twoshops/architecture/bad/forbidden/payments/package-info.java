/** Bad example: a module that uses one that it may not. */
@NullMarked
package io.twoshops.architecture.bad.forbidden.payments;

import org.jspecify.annotations.NullMarked;
