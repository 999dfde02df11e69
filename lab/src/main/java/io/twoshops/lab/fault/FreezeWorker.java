package io.twoshops.lab.fault;

import io.twoshops.lab.target.Unit;
import org.jspecify.annotations.Nullable;

/** SIGSTOP, or a container paused: sockets stay open and nobody answers. */
final class FreezeWorker implements FaultWorker {
    private final Unit unit;

    FreezeWorker(Unit unit) {
        this.unit = unit;
    }

    @Override
    public void start() throws FaultException {
        if (!unit.running()) {
            throw new FaultException(unit.name() + " has no process to freeze");
        }
        unit.pause();
    }

    @Override
    public @Nullable String proof() {
        return unit.paused() ? "process " + unit.pid() + " is frozen" : null;
    }

    @Override
    public void stop() {
        unit.resume();
    }
}
