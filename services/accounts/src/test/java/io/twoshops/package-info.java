/** What the tests share. */
@NullMarked
package io.twoshops;

import org.jspecify.annotations.NullMarked;
