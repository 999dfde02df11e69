/** Tests of inventory that need its inside; what its callers see is tested by the contract. */
@NullMarked
package io.twoshops.inventory;

import org.jspecify.annotations.NullMarked;
