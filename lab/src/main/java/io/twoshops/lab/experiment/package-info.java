/** Experiments as files, and the sessions that carry them out on both arms. */
@NullMarked
package io.twoshops.lab.experiment;

import org.jspecify.annotations.NullMarked;
