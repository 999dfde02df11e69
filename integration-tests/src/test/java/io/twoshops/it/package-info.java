/** Both shops as real processes: the contract, what crashes leave behind, and the command line itself. */
@NullMarked
package io.twoshops.it;

import org.jspecify.annotations.NullMarked;
