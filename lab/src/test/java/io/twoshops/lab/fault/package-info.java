/** Tests of the package of the same name. */
@NullMarked
package io.twoshops.lab.fault;

import org.jspecify.annotations.NullMarked;
