package io.twoshops.lab.fault;

import io.twoshops.lab.target.Orchestrated;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Unit;
import org.jspecify.annotations.Nullable;

/** Rolls out an image that is nowhere to be had; whether the pods that serve stay is the question. */
final class MissingImageWorker implements FaultWorker {
    private final Unit unit;
    private final Orchestrated orchestrated;

    MissingImageWorker(Unit unit, Orchestrated orchestrated) {
        this.unit = unit;
        this.orchestrated = orchestrated;
    }

    @Override
    public void start() throws FaultException {
        try {
            orchestrated.releaseMissingImage();
        } catch (TargetException e) {
            throw new FaultException(unit.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public @Nullable String proof() {
        String error = orchestrated.imageError();
        return error == null ? null : "a new pod of " + unit.name() + " waits: " + error;
    }

    @Override
    public void stop() throws FaultException {
        try {
            unit.rollBack();
        } catch (TargetException e) {
            throw new FaultException(unit.name() + " was not rolled back: " + e.getMessage(), e);
        }
    }
}
