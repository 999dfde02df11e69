/** A sandbox of a payment provider: takes card tokens, decides by them, and keeps a ledger that both shops are audited by. */
@NullMarked
package io.twoshops.provider;

import org.jspecify.annotations.NullMarked;
