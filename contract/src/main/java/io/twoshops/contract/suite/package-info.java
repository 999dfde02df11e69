/** The black-box suite that both shops must pass: it knows a shop by its URL alone. */
@NullMarked
package io.twoshops.contract.suite;

import org.jspecify.annotations.NullMarked;
