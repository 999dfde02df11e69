/** The course in {@code docs/labs}: its exercises, and the checks that look whether one was done. */
@NullMarked
package io.twoshops.lab.course;

import org.jspecify.annotations.NullMarked;
