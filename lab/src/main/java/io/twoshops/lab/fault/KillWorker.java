package io.twoshops.lab.fault;

import io.twoshops.lab.target.Unit;
import org.jspecify.annotations.Nullable;

/** SIGKILL from outside. The unit's supervisor starts it again; that is the target's business, not the fault's. */
final class KillWorker implements FaultWorker {
    private final Unit unit;
    private long victim = -1;

    KillWorker(Unit unit) {
        this.unit = unit;
    }

    @Override
    public boolean mayStart() {
        return unit.rested();
    }

    @Override
    public void start() throws FaultException {
        victim = unit.pid();
        if (victim < 0) {
            throw new FaultException(unit.name() + " has no process to kill");
        }
        unit.kill();
    }

    @Override
    public @Nullable String proof() {
        return Victim.gone(unit, victim) ? "process " + victim + " is gone" : null;
    }

    @Override
    public void stop() {
        // Nothing is left to undo: a dead process cannot be revived.
    }
}
