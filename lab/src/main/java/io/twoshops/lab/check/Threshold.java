package io.twoshops.lab.check;

import io.twoshops.lab.experiment.Hypothesis;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds intervals against thresholds. */
final class Threshold {
    /** The interval of fewer repeats is no more than the numbers themselves. */
    static final int LEAST_REPEATS = 3;

    private Threshold() {}

    /** No claim without an interval that leaves the threshold out, and none of fewer repeats than make one. */
    static State judge(Hypothesis hypothesis, Estimate estimate) {
        if (estimate.repeats() < LEAST_REPEATS) {
            return State.INCONCLUSIVE;
        }
        boolean above = estimate.low() > hypothesis.threshold();
        boolean below = estimate.high() < hypothesis.threshold();
        if (hypothesis.holds() == Hypothesis.Holds.above) {
            return above ? State.SUPPORTED : below ? State.REFUTED : State.INCONCLUSIVE;
        }
        return below ? State.SUPPORTED : above ? State.REFUTED : State.INCONCLUSIVE;
    }

    /** What the findings of a claim say together. */
    static State together(Collection<Finding> findings) {
        Set<State> states = findings.stream().map(Finding::state).collect(Collectors.toSet());
        if (states.isEmpty()) {
            return State.INCONCLUSIVE;
        }
        if (states.size() == 1) {
            return states.iterator().next();
        }
        for (State worst : new State[] {State.FAILED, State.UNKNOWN, State.INVALID}) {
            if (states.contains(worst)) {
                return worst;
            }
        }
        return states.contains(State.SUPPORTED) && states.contains(State.REFUTED) ? State.DEPENDS : State.INCONCLUSIVE;
    }
}
