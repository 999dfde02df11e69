/** Holds the two shops' source trees against each other and against the list of their differences. */
@NullMarked
package io.twoshops.contract.parity;

import org.jspecify.annotations.NullMarked;
