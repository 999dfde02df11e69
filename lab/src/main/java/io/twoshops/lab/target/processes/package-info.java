/** The target {@code processes}: every unit is a process of this machine, no container engine needed. */
@NullMarked
package io.twoshops.lab.target.processes;

import org.jspecify.annotations.NullMarked;
