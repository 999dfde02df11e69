package io.twoshops.lab.fault;

import io.twoshops.lab.target.Machine;
import io.twoshops.lab.target.TargetException;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A greedy neighbour; it has taken effect when it has taken processor time from somebody. */
final class NeighbourWorker implements FaultWorker {
    private static final double ENOUGH_SECONDS = 0.2;
    private final Machine machine;
    private final int threads;
    private final OptionalDouble cpus;

    /** @throws IllegalArgumentException when {@code cores} is missing */
    NeighbourWorker(FaultSpec spec, Machine machine) {
        Integer cores = spec.cores();
        if (cores == null) {
            throw new IllegalArgumentException("a neighbour needs cores, the number of its threads");
        }
        this.machine = machine;
        this.threads = cores;
        this.cpus = spec.share() == null ? OptionalDouble.empty() : OptionalDouble.of(spec.share());
    }

    @Override
    public void start() throws FaultException {
        try {
            machine.crowd(threads, cpus);
        } catch (TargetException e) {
            stop();
            throw new FaultException("no neighbour: " + e.getMessage(), e);
        }
    }

    @Override
    public @Nullable String proof() {
        return machine.taken() < ENOUGH_SECONDS ? null : toll();
    }

    @Override
    public String toll() {
        return String.format(Locale.ROOT, "%d threads have taken %.1f s of processor time", threads, machine.taken());
    }

    @Override
    public void stop() throws FaultException {
        try {
            machine.clear();
        } catch (TargetException e) {
            throw new FaultException("the neighbour does not go: " + e.getMessage(), e);
        }
    }
}
