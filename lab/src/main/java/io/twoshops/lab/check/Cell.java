package io.twoshops.lab.check;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fault done to one arm once, as read from its history.
 *
 * @param level of resilience, where it is not the usual one
 * @param state {@code SUPPORTED} when its numbers can be used; else why not
 * @param why the reason, or the proof that the fault took effect
 * @param window what became of each kind of journey that began while the fault was on
 * @param detectSeconds from the injection to the first journey that was not served; null if all were
 * @param readiness what the struck unit said of itself; null if nobody asked
 * @param recoverSeconds from the order to end the fault, or from the blow if it was deadly, until the shop was well again; null if it
 *     was not within the limit
 * @param undecidedSeconds the longest time that an order was undecided; null if nobody looked
 * @param slowdown how many times as long a request took during the fault as before it, by the 95th percentiles; null if there
 *     were no requests to compare
 * @param callsStruck how many calls came to the struck module; null for a fault that strikes no calls
 * @param windowFrom start of the fault window in milliseconds since the start of the run
 * @param timeline counts per slice, slice 0 beginning at the injection
 */
public record Cell(
        String file,
        String experiment,
        String arm,
        int repeat,
        String module,
        String fault,
        @Nullable String level,
        State state,
        String why,
        Map<String, Counts> window,
        @Nullable Double detectSeconds,
        @Nullable Readiness readiness,
        @Nullable Double recoverSeconds,
        @Nullable Double undecidedSeconds,
        @Nullable Double slowdown,
        @Nullable Double callsStruck,
        double injectedAt,
        double windowFrom,
        double windowTo,
        List<Slice> timeline) {

    /**
     * What became of the journeys that began in a quarter of a second.
     *
     * @param from seconds since the injection
     */
    public record Slice(double from, Counts counts) {}

    /**
     * Whether a look at the struck unit's readiness tells of the fault.
     *
     * @param lostSeconds from the injection to the first look at which it did not say that it was ready; null if it did all the time
     */
    public record Readiness(@Nullable Double lostSeconds) {}

    boolean usable() {
        return state == State.SUPPORTED;
    }

    boolean recovered() {
        return recoverSeconds != null;
    }

    Counts all() {
        return window.values().stream().reduce(Counts.NONE, Counts::plus);
    }
}
