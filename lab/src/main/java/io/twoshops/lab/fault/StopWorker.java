package io.twoshops.lab.fault;

import io.twoshops.lab.target.Unit;
import org.jspecify.annotations.Nullable;

/** Ends the unit in good order and keeps it down; in a cluster, by scaling it to zero. */
final class StopWorker implements FaultWorker {
    private final Unit unit;

    StopWorker(Unit unit) {
        this.unit = unit;
    }

    @Override
    public void start() {
        unit.stop();
    }

    @Override
    public @Nullable String proof() {
        return unit.running() ? null : unit.name() + " has no process";
    }

    @Override
    public void stop() {
        unit.start();
    }
}
