package io.twoshops.lab.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.twoshops.lab.fault.FaultKind;
import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.workload.Load;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One experiment, as its file states it.
 *
 * @param id as on the command line: E2
 * @param probes what is looked at besides the load
 * @param rollback what is done after the method, whatever happened
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
        Repeats repeats) {

    /** What the applications of an arm may use together; cpus 0 for all of the machine's. */
    public record Resources(int heapMib, int cpus) {}

    /**
     * When the shop counts as well.
     *
     * @param served the least share of journeys that are served in full, in each window
     * @param beforeSeconds how long it must hold before the method starts
     * @param limitSeconds how long it may take to come back
     */
    public record SteadyState(double served, long windowMillis, double beforeSeconds, double limitSeconds) {}

    /**
     * What is done.
     *
     * @param settleSeconds how long orders may stay undecided after it; 0 if nobody looks
     */
    public record Method(Action action, List<Strike> faults, double settleSeconds) {}

    /** The kinds of methods. */
    public enum Action {
        /** Deploys from nothing and measures what that takes. */
        deploy,
        /** Does each fault to each of its modules under load. */
        faults
    }

    /** One kind of fault and the modules that it is done to, one after the other; see {@link FaultSpec}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Strike(
            FaultKind kind,
            List<String> modules,
            double durationSeconds,
            @Nullable Double share,
            @Nullable Integer millis,
            @Nullable Integer mibPerSecond,
            @Nullable Integer cores,
            @Nullable Integer connections,
            @Nullable String at) {

        List<FaultSpec> each() {
            return modules.stream()
                    .map(module -> new FaultSpec(
                            kind, module, durationSeconds, share, millis, mibPerSecond, cores, connections, at))
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

    /** Every fault to every module, in the order in which they are done. */
    public List<FaultSpec> cells() {
        List<FaultSpec> cells = new ArrayList<>();
        method.faults().forEach(strike -> cells.addAll(strike.each()));
        return cells;
    }
}
