package io.twoshops.lab.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.twoshops.lab.fault.FaultKind;
import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.CodeChange;
import io.twoshops.lab.target.Layout;
import io.twoshops.lab.target.Resilience;
import io.twoshops.lab.workload.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One experiment, as its file states it.
 *
 * @param id as on the command line: E2
 * @param probes what is looked at besides the load
 * @param rollback what is done after the method, whatever happened
 * @param quickSet false if a quick comparison leaves it out unless it is named
 * @param onlyByName true if a full comparison leaves it out as well
 * @param copies how many there are of an application, behind a balancer; one of each if left out
 * @param ownDatabases whether each service has a database server of its own; all share one if left out
 * @param autoscaled whether a cluster adds replicas of the hot path as it is busy; one of each if left out
 * @param ladder the levels of resilience that the services are deployed with, one after the other; the usual one if left out
 */
public record Experiment(
        String id,
        Text title,
        Text claim,
        Hypothesis hypothesis,
        List<Arm> arms,
        Resources budget,
        Load load,
        SteadyState steadyState,
        Method method,
        List<Probe> probes,
        List<Rollback> rollback,
        Repeats repeats,
        @Nullable Boolean quickSet,
        @Nullable Boolean onlyByName,
        @Nullable Map<String, Integer> copies,
        @Nullable Boolean ownDatabases,
        @Nullable Boolean autoscaled,
        @Nullable List<Resilience> ladder) {

    /** What the applications of an arm may use together; cpus 0 for all of the machine's. */
    public record Resources(int heapMib, int cpus) {}

    /**
     * When the shop counts as well.
     *
     * @param served the least share of journeys that are served in full, in each window
     * @param beforeSeconds how long it must hold before the method starts
     * @param limitSeconds how long it may take to come back
     * @param warmUpSeconds how long, before anything else, as much as the shop can do may take to make it no quicker any more; nobody
     *     does that if left out
     */
    public record SteadyState(
            double served,
            long windowMillis,
            double beforeSeconds,
            double limitSeconds,
            @Nullable Double warmUpSeconds) {}

    /**
     * What is done.
     *
     * @param settleSeconds how long orders may stay undecided after it; 0 if nobody looks
     * @param torture what a torture needs to know besides the faults to choose from
     * @param scale the rates of a scale
     */
    public record Method(
            Action action,
            List<Strike> faults,
            double settleSeconds,
            @Nullable Torture torture,
            @Nullable Scale scale) {}

    /**
     * Rates that an arm is asked to hold, one after the other, the lowest first.
     *
     * @param rates journeys that begin in a second
     * @param warmSeconds how long each is there before it counts
     * @param seconds how long it counts
     * @param p99Millis a rate is held if 99 of 100 requests are answered within this time
     * @param usable and if this share of the journeys gets a usable answer
     */
    public record Scale(List<Double> rates, double warmSeconds, double seconds, double p99Millis, double usable) {}

    /**
     * Random faults, the same for the same seed.
     *
     * @param minutes for how long rounds are begun
     * @param roundSeconds for how long faults are begun in a round; then the shop is left alone, and audited
     * @param gapSeconds the mean time between one fault and the next of the same hand
     * @param hands how many faults there may be at the same time, each in another unit
     */
    public record Torture(double minutes, long seed, double roundSeconds, double gapSeconds, int hands) {}

    /** The kinds of methods. */
    public enum Action {
        /** Deploys from nothing and measures what that takes. */
        deploy,
        /** Ends and starts each application, one after the other. */
        units,
        /** Ends and starts each application, with its start-up cache and without. */
        caches,
        /** Writes into a container's layer and into a volume, and looks what is kept. */
        storage,
        /** Raises the load step by step. */
        scale,
        /** Does each fault to each of its modules under load. */
        faults,
        /** Does random ones of the faults at random moments under load. */
        torture
    }

    /**
     * One kind of fault and the modules that it is done to, one after the other; see {@link FaultSpec}.
     *
     * @param arms where it is done; everywhere if left out
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Strike(
            FaultKind kind,
            @Nullable List<Arm> arms,
            List<String> modules,
            double durationSeconds,
            @Nullable Double share,
            @Nullable Integer millis,
            @Nullable Integer mibPerSecond,
            @Nullable Integer cores,
            @Nullable Integer connections,
            @Nullable String at,
            @Nullable CodeChange change) {

        private boolean in(Arm arm) {
            return arms == null || arms.contains(arm);
        }

        private List<FaultSpec> each() {
            return modules.stream()
                    .map(module -> new FaultSpec(
                            kind, module, durationSeconds, share, millis, mibPerSecond, cores, connections, at, change))
                    .toList();
        }
    }

    /** What is looked at besides the load. */
    public enum Probe {
        steadyState,
        settled,
        audit
    }

    /** What is done after the method. */
    public enum Rollback {
        endFault,
        awaitSteadyState
    }

    /** How often each arm is done. */
    public record Repeats(int quick, int full) {}

    /** The same under another load. */
    Experiment with(Load other) {
        return new Experiment(
                id,
                title,
                claim,
                hypothesis,
                arms,
                budget,
                other,
                steadyState,
                method,
                probes,
                rollback,
                repeats,
                quickSet,
                onlyByName,
                copies,
                ownDatabases,
                autoscaled,
                ladder);
    }

    /** The levels that an arm is deployed with; one null for the usual one. Only the services call each other. */
    List<@Nullable Resilience> levels(Arm arm) {
        List<@Nullable Resilience> levels = new ArrayList<>();
        if (ladder == null || arm == Arm.MONOLITH) {
            levels.add(null);
        } else {
            levels.addAll(ladder);
        }
        return levels;
    }

    /** What there is more of than one. */
    public Layout layout() {
        return new Layout(
                copies == null ? Map.of() : copies, Boolean.TRUE.equals(ownDatabases), Boolean.TRUE.equals(autoscaled));
    }

    /** Whether it can be done to containers only. */
    boolean needsEngine() {
        return method.action() == Action.storage
                || cells().stream()
                        .anyMatch(fault ->
                                fault.kind().ofNetwork() || fault.kind().ofMachine());
    }

    boolean inFullSet() {
        return !Boolean.TRUE.equals(onlyByName);
    }

    public boolean inQuickSet() {
        return !Boolean.FALSE.equals(quickSet);
    }

    /** Every fault to every module, in the order in which they are done. */
    public List<FaultSpec> cells() {
        return method.faults().stream()
                .flatMap(strike -> strike.each().stream())
                .toList();
    }

    /** Those that are done to one arm. */
    public List<FaultSpec> cells(Arm arm) {
        return arms.contains(arm)
                ? method.faults().stream()
                        .filter(strike -> strike.in(arm))
                        .flatMap(strike -> strike.each().stream())
                        .toList()
                : List.of();
    }
}
