package io.twoshops.lab.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can be said of a claim. */
public enum State {
    /** The whole interval is on the claim's side of the threshold. */
    SUPPORTED,
    /** The whole interval is on the other side. */
    REFUTED,
    /** Supported under some conditions and refuted under others. */
    DEPENDS,
    /** The interval holds the threshold, or the generator was too busy. */
    INCONCLUSIVE,
    /** The fault was not seen to happen, or the shop was never well. */
    INVALID,
    /** An invariant was broken, or the shop did not come back. */
    FAILED,
    /** The checker itself broke down. */
    UNKNOWN;

    /** As it stands in files. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
