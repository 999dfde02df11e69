/** The accounts: who the customers are, and the tokens that prove it. */
@NullMarked
package io.twoshops.accounts;

import org.jspecify.annotations.NullMarked;
