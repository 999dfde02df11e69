/** The invariants of the shop, checked against its databases and the payment provider's ledger. */
@NullMarked
package io.twoshops.lab.audit;

import org.jspecify.annotations.NullMarked;
