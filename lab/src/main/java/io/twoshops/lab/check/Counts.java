package io.twoshops.lab.check;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.twoshops.lab.workload.Outcome;

/** How many journeys ended how. */
public record Counts(int served, int degraded, int refused, int failed) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Outcome outcome) {
        return new Counts(
                served + (outcome == Outcome.SERVED ? 1 : 0),
                degraded + (outcome == Outcome.DEGRADED ? 1 : 0),
                refused + (outcome == Outcome.REFUSED ? 1 : 0),
                failed + (outcome == Outcome.FAILED ? 1 : 0));
    }

    Counts plus(Counts other) {
        return new Counts(
                served + other.served, degraded + other.degraded, refused + other.refused, failed + other.failed);
    }

    @JsonIgnore
    int total() {
        return served + degraded + refused + failed;
    }

    @JsonIgnore
    int usable() {
        return served + degraded;
    }
}
