/** Tests of the package of the same name. */
@NullMarked
package io.twoshops.lab.target.processes;

import org.jspecify.annotations.NullMarked;
