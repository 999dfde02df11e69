package io.twoshops.lab.check;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that was made of the histories of a run folder: the content of {@code verdicts.json}. */
public record Results(
        List<Verdict> verdicts,
        List<Heat> heat,
        List<Recovery> recoveries,
        List<Footprint> footprints,
        List<Ledger> ledgers,
        List<Round> rounds,
        List<Rung> ladder,
        List<RateStep> rates,
        List<Timeline> timelines,
        List<Latency> latencies) {

    /** How one kind of journey fared under one fault: the share that got a usable answer. */
    public record Heat(
            String experiment,
            String module,
            String fault,
            String journey,
            String arm,
            @Nullable Estimate usable,
            Counts counts) {}

    /**
     * Seconds to the first customer who felt a fault, and until all was well again.
     *
     * @param unready seconds until the struck unit did not say that it was ready, over the runs in which it ever did not
     * @param stayedReady in how many runs it always did; null if nobody asked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Recovery(
            String experiment,
            String module,
            String fault,
            String arm,
            @Nullable Estimate detect,
            @Nullable Estimate unready,
            @Nullable Estimate recover,
            int runs,
            int unnoticed,
            @Nullable Integer stayedReady,
            int never) {}

    /** One measure of a deployment. */
    public record Footprint(String measure, String unit, String arm, Estimate value, Map<String, Double> parts) {}

    /** Orders and money after all runs of an arm in one session. */
    public record Ledger(
            String arm, int repeat, String state, List<String> findings, Map<String, Double> numbers, String file) {}

    /**
     * A fault at one level of resilience.
     *
     * @param level null for the monolith, whose modules do not call each other over a network
     * @param unusable the share of journeys without a usable answer
     * @param callsPerJourney calls into the struck module for each journey of the fault window; null if nobody counted
     */
    public record Rung(
            String experiment,
            String module,
            String fault,
            String arm,
            @Nullable String level,
            Estimate unusable,
            @Nullable Estimate callsPerJourney) {}

    /**
     * What a rate of journeys did to an arm.
     *
     * @param rate journeys that began in a second
     * @param p50 milliseconds of a request
     * @param p99 milliseconds of a request
     * @param usable the share of journeys with a usable answer
     * @param cores that the applications used
     * @param memory bytes that the applications used
     * @param instances of the applications; left out if nobody counted
     * @param held in how many of the repeats it was held
     * @param p99Target milliseconds within which it had to be
     */
    public record RateStep(
            String experiment,
            String arm,
            double rate,
            Estimate p50,
            Estimate p99,
            Estimate usable,
            Estimate cores,
            Estimate memory,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Estimate instances,
            int held,
            double p99Target) {}

    /**
     * A round of torture.
     *
     * @param faults module and kind of each that was seen to happen
     * @param well whether the shop was well again within the limit
     * @param longestUndecided seconds; null if nobody looked
     */
    public record Round(
            String arm,
            String round,
            List<String> faults,
            long orders,
            @Nullable Double longestUndecided,
            boolean well,
            String audit,
            String file) {}

    /** Journeys per quarter of a second around a fault, all repeats together; seconds since the injection. */
    public record Timeline(
            String experiment,
            String module,
            String fault,
            String arm,
            double windowFrom,
            double windowTo,
            List<Cell.Slice> slices) {}

    /** Latency of journeys' steps while nothing was wrong, in milliseconds. */
    public record Latency(String arm, String journey, String step, long count, double p50, double p95, double p99) {}

    /** 0 all can be relied on, 1 a check failed, 3 nothing can be said about a claim. */
    @JsonIgnore
    public int exitCode() {
        boolean failed = verdicts.stream().anyMatch(v -> v.state() == State.FAILED || v.state() == State.INVALID);
        boolean open = verdicts.stream().anyMatch(v -> v.state() == State.INCONCLUSIVE || v.state() == State.UNKNOWN);
        return failed ? 1 : open ? 3 : 0;
    }
}
