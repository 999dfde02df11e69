/** Tests of the package of the same name. */
@NullMarked
package io.twoshops.lab.workload;

import org.jspecify.annotations.NullMarked;
