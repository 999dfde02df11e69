/** Shows on canned answers that the suite's filter refuses what the contract does not promise. */
@NullMarked
package io.twoshops.contract.suite;

import org.jspecify.annotations.NullMarked;
