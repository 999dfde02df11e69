package io.twoshops.lab.fault;

import io.twoshops.lab.target.Build;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Unit;
import org.jspecify.annotations.Nullable;

/** Releases another build of a unit's application; undone by putting back the one that was deployed. */
public final class ReleaseWorker implements FaultWorker {
    private final Unit unit;
    private final Build build;
    private final boolean good;
    private long before = -1;

    /** @param good whether the build is expected to become ready: its release has taken effect only then */
    public ReleaseWorker(Unit unit, Build build, boolean good) {
        this.unit = unit;
        this.build = build;
        this.good = good;
    }

    @Override
    public void start() throws FaultException {
        before = unit.pid();
        try {
            unit.release(build);
        } catch (TargetException e) {
            stop();
            throw new FaultException(unit.name() + " was not released: " + e.getMessage(), e);
        }
    }

    @Override
    public @Nullable String proof() {
        if (!(good ? unit.serves(build) : unit.runs(build))) {
            return null;
        }
        return String.format(
                "process %d has given way to process %d of another build%s",
                before, unit.pid(), good ? ", which is ready" : "");
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
