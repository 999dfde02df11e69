/** What every target needs. */
@NullMarked
package io.twoshops.lab.target;

import org.jspecify.annotations.NullMarked;
