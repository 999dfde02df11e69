package io.twoshops.lab.fault;

import io.twoshops.lab.target.Build;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Unit;
import org.jspecify.annotations.Nullable;

/** Releases another build of a unit's application; undone by putting back the one that was deployed. */
public final class ReleaseWorker implements FaultWorker {
    private final Unit unit;
    private final Build build;
    private final boolean serves;
    private long before = -1;

    /** @param serves whether the build is expected to do the unit's work: its release has taken effect only then */
    public ReleaseWorker(Unit unit, Build build, boolean serves) {
        this.unit = unit;
        this.build = build;
        this.serves = serves;
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
        if (!(serves ? unit.serves(build) : unit.runs(build))) {
            return null;
        }
        long now = unit.pid();
        return now == before
                ? String.format("a process of another build runs beside process %d", before)
                : String.format(
                        "process %d has given way to process %d of another build%s",
                        before, now, serves ? ", which is ready" : "");
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
