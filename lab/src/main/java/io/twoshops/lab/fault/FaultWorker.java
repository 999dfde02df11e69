package io.twoshops.lab.fault;

import io.twoshops.lab.target.Machine;
import io.twoshops.lab.target.Network;
import io.twoshops.lab.target.Orchestrated;
import io.twoshops.lab.target.Unit;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Does one fault, once. A worker whose start failed is not stopped. */
public interface FaultWorker {
    /** Whether it would be now what it is at any other time; asked before it is done where time does not matter. */
    default boolean mayStart() {
        return true;
    }

    /** Does it. */
    void start() throws FaultException;

    /** What shows that it took effect; null as long as nothing does. */
    @Nullable
    String proof();

    /** What it did until now, told when it is about to be undone; empty where the proof says all. */
    default String toll() {
        return "";
    }

    /** Undoes it; harmless where it is over already. */
    void stop() throws FaultException;

    /** How many calls came to the module while it was on; known when it is over, and only if it strikes calls. */
    default OptionalLong calls() {
        return OptionalLong.empty();
    }

    /**
     * The worker for a fault in the unit that holds its module.
     *
     * @throws IllegalArgumentException when the fault cannot be done to that unit
     */
    static FaultWorker of(FaultSpec spec, Unit unit) {
        return switch (spec.kind()) {
            case crash -> spec.at() == null ? new KillWorker(unit) : new DeadlySwitchWorker(spec, unit);
            case freeze -> new FreezeWorker(unit);
            case leak -> new DeadlySwitchWorker(spec, unit);
            case errors, latency, cpu, pool -> new SwitchWorker(spec, unit);
            case partition -> new PartitionWorker(unit, network(spec, unit));
            case loss -> new LossWorker(spec, network(spec, unit));
            case delay -> new DelayWorker(spec, unit, network(spec, unit));
            case stop -> new StopWorker(unit);
            case podDelete -> new PodDeleteWorker(unit, orchestrated(spec, unit));
            case drain -> new DrainWorker(unit, orchestrated(spec, unit));
            case missingImage -> new MissingImageWorker(unit, orchestrated(spec, unit));
            case neighbour, engineKill, engineStop ->
                throw new IllegalArgumentException(spec.kind() + " is not done to a unit");
            case release ->
                throw new IllegalArgumentException("a release needs a build, which only an experiment makes");
        };
    }

    /**
     * The worker for a fault that is done to the machine.
     *
     * @param units that run on it
     */
    static FaultWorker of(FaultSpec spec, Machine machine, List<Unit> units) {
        return spec.kind() == FaultKind.neighbour
                ? new NeighbourWorker(spec, machine)
                : new EngineWorker(spec.kind(), machine, units);
    }

    private static Orchestrated orchestrated(FaultSpec spec, Unit unit) {
        return unit.orchestrated()
                .orElseThrow(() -> new IllegalArgumentException(
                        spec.kind() + " is done to pods of a cluster; choose --target kubernetes"));
    }

    private static Network network(FaultSpec spec, Unit unit) {
        return unit.network()
                .orElseThrow(() -> new IllegalArgumentException(spec.kind().withoutNetworks("processes")));
    }
}
