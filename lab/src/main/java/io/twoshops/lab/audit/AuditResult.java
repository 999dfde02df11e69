package io.twoshops.lab.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What an audit found.
 *
 * @param orders how many orders there are in each status
 * @param capturedTotal what the provider keeps, in minor units
 */
public record AuditResult(String arm, Map<String, Long> orders, long capturedTotal, List<Finding> findings) {

    /** Whether a promise is kept; unknown when something that is needed to tell did not answer. */
    public enum State {
        HOLDS,
        VIOLATED,
        UNKNOWN
    }

    /**
     * One invariant.
     *
     * @param rows what breaks it, or why it is unknown
     */
    public record Finding(String invariant, String promise, State state, List<String> rows) {}

    @JsonProperty
    public State state() {
        if (findings.stream().anyMatch(finding -> finding.state() == State.VIOLATED)) {
            return State.VIOLATED;
        }
        return findings.stream().anyMatch(finding -> finding.state() == State.UNKNOWN) ? State.UNKNOWN : State.HOLDS;
    }

    /** Whether every invariant was checked and holds. */
    public boolean holds() {
        return state() == State.HOLDS;
    }

    /** Every row that breaks something, after the name of what it breaks. */
    public List<String> violations() {
        return findings.stream()
                .filter(finding -> finding.state() != State.HOLDS)
                .flatMap(finding -> finding.rows().stream().map(row -> finding.invariant() + ": " + row))
                .toList();
    }
}
