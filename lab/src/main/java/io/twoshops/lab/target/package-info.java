/** Where an arm can run, and what can be done to its parts there. */
@NullMarked
package io.twoshops.lab.target;

import org.jspecify.annotations.NullMarked;
