/** Tests of carts that need its inside; what its callers see is tested by the contract. */
@NullMarked
package io.twoshops.carts;

import org.jspecify.annotations.NullMarked;
