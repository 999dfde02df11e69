/** Fault switches: the same fault does the same thing in whichever process holds the module. */
@NullMarked
package io.twoshops.chassis.faults;

import org.jspecify.annotations.NullMarked;
