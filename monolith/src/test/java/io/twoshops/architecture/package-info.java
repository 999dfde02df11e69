/** The rules that keep the monolith modular, and proof that each of them can fail. */
@NullMarked
package io.twoshops.architecture;

import org.jspecify.annotations.NullMarked;
