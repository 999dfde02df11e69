/** Tests of the package of the same name. */
@NullMarked
package io.twoshops.lab.report;

import org.jspecify.annotations.NullMarked;
