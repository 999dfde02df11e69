/** What the tests of all modules share. */
@NullMarked
package io.twoshops;

import org.jspecify.annotations.NullMarked;
