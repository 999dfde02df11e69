/** Throughput and latency of both arms, next to a limit measured in the same run. */
@NullMarked
package io.twoshops.lab.bench;

import org.jspecify.annotations.NullMarked;
