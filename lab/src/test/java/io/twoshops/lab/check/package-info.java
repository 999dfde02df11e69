/** Tests of the package of the same name. */
@NullMarked
package io.twoshops.lab.check;

import org.jspecify.annotations.NullMarked;
