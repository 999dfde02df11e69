/** Tests of the package of the same name. */
@NullMarked
package io.twoshops.lab.experiment;

import org.jspecify.annotations.NullMarked;
