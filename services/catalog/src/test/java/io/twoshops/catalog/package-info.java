/** Tests of catalog that need its inside; what its callers see is tested by the contract. */
@NullMarked
package io.twoshops.catalog;

import org.jspecify.annotations.NullMarked;
