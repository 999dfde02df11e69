/** Events that leave a database exactly when its transaction does, and are handled once. */
@NullMarked
package io.twoshops.chassis.outbox;

import org.jspecify.annotations.NullMarked;
