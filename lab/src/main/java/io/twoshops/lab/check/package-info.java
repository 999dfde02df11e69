/** From raw histories to numbers with intervals, and from these to verdicts. */
@NullMarked
package io.twoshops.lab.check;

import org.jspecify.annotations.NullMarked;
