/** Bad example: a transaction that waits for another process. */
@NullMarked
package io.twoshops.architecture.bad.remote.payments;

import org.jspecify.annotations.NullMarked;
