package io.twoshops.lab.fault;

import io.twoshops.lab.target.Orchestrated;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Unit;
import org.jspecify.annotations.Nullable;

/** Evicts the pod from its node, as who drains the node would. */
final class DrainWorker implements FaultWorker {
    private final Unit unit;
    private final Orchestrated orchestrated;
    private long victim = -1;
    private String done = "";

    DrainWorker(Unit unit, Orchestrated orchestrated) {
        this.unit = unit;
        this.orchestrated = orchestrated;
    }

    @Override
    public void start() throws FaultException {
        victim = unit.pid();
        try {
            done = orchestrated.drain();
        } catch (TargetException e) {
            throw new FaultException(unit.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public @Nullable String proof() {
        return Victim.gone(unit, victim) ? done : null;
    }

    @Override
    public void stop() throws FaultException {
        try {
            orchestrated.undrain();
        } catch (TargetException e) {
            throw new FaultException(e.getMessage(), e);
        }
    }
}
