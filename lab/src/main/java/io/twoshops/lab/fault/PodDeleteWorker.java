package io.twoshops.lab.fault;

import io.twoshops.lab.target.Orchestrated;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Unit;
import org.jspecify.annotations.Nullable;

/** Deletes the pod; that another comes in its place is the cluster's business. */
final class PodDeleteWorker implements FaultWorker {
    private final Unit unit;
    private final Orchestrated orchestrated;
    private long victim = -1;

    PodDeleteWorker(Unit unit, Orchestrated orchestrated) {
        this.unit = unit;
        this.orchestrated = orchestrated;
    }

    @Override
    public void start() throws FaultException {
        victim = unit.pid();
        try {
            orchestrated.delete();
        } catch (TargetException e) {
            throw new FaultException(unit.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public @Nullable String proof() {
        return Victim.gone(unit, victim) ? "the pod of " + unit.name() + " is on its way out" : null;
    }

    @Override
    public void stop() {
        // Nothing is left to undo: what is deleted does not come back.
    }
}
