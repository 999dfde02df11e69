/** Customers that arrive at a fixed rate, whatever the shop does, and what became of each of their requests. */
@NullMarked
package io.twoshops.lab.workload;

import org.jspecify.annotations.NullMarked;
