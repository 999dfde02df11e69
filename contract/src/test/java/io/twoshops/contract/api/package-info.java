/** Shows that the judge of the answers judges, and that what the contract says of itself holds together. */
@NullMarked
package io.twoshops.contract.api;

import org.jspecify.annotations.NullMarked;
