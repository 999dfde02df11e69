package io.twoshops.lab.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One operation of one subject; medians over the repeats.
 *
 * @param perSecond closed loop: the most that was done
 * @param openRate open loop: arrivals in a second, the same for every subject of the operation
 * @param p50 open loop, in milliseconds from the intended start
 * @param failed in all loops together
 * @param ofLimit throughput as a share of the limit's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Measurement(
        String operation,
        String subject,
        double perSecond,
        double openRate,
        double p50,
        double p95,
        double p99,
        long failed,
        @Nullable Double ofLimit) {}
