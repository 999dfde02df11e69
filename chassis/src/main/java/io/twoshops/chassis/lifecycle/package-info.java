/** How an application begins and ends. */
@NullMarked
package io.twoshops.chassis.lifecycle;

import org.jspecify.annotations.NullMarked;
