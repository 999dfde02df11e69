/** Tests of accounts that need its inside; what its callers see is tested by the contract. */
@NullMarked
package io.twoshops.accounts;

import org.jspecify.annotations.NullMarked;
