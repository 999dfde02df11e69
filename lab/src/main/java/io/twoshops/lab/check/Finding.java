package io.twoshops.lab.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What was found about one condition of a claim.
 *
 * @param condition the kind of fault, the measure, or the arm and fault
 * @param unit of the arms' numbers
 * @param compared the number that the threshold is held against
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        String condition,
        State state,
        String unit,
        @Nullable Estimate monolith,
        @Nullable Estimate services,
        @Nullable Estimate compared,
        @Nullable String note) {}
