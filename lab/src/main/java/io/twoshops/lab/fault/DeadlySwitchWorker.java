package io.twoshops.lab.fault;

import io.twoshops.lab.target.Unit;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A fault that the process does to itself and dies of: a leak until out of memory, a halt at a point of the code. */
final class DeadlySwitchWorker implements FaultWorker {
    private static final double MIB = 1024.0 * 1024;
    private static final Duration DEATH_LIMIT = Duration.ofSeconds(2);
    private static final long POLL_NANOS = 20_000_000;
    private final FaultSpec spec;
    private final Unit unit;
    private final Switch toggle;
    private long victim = -1;
    private long bytesBefore;
    private long bytesMost;

    DeadlySwitchWorker(FaultSpec spec, Unit unit) {
        this.spec = spec;
        this.unit = unit;
        this.toggle = new Switch(spec, unit);
    }

    @Override
    public boolean mayStart() {
        return unit.rested();
    }

    @Override
    public void start() throws FaultException {
        victim = unit.pid();
        bytesBefore = unit.usage().rssBytes();
        bytesMost = bytesBefore;
        try {
            toggle.on();
        } catch (FaultException e) {
            if (!diedOverTheAnswer(e)) {
                throw e;
            }
        }
    }

    /** Under load the process may come to the point and halt before it has told that the switch is on. */
    private boolean diedOverTheAnswer(FaultException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return false;
            }
        }
        long end = System.nanoTime() + DEATH_LIMIT.toNanos();
        while (!Victim.gone(unit, victim)) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    @Override
    public @Nullable String proof() {
        if (Victim.gone(unit, victim)) {
            return spec.kind() == FaultKind.leak
                    ? String.format(
                            "memory rose from %.0f to %.0f MiB, then process %d was gone",
                            bytesBefore / MIB, bytesMost / MIB, victim)
                    : "process " + victim + " halted at " + spec.at();
        }
        bytesMost = Math.max(bytesMost, unit.usage().rssBytes());
        return null;
    }

    @Override
    public void stop() throws FaultException {
        if (!Victim.gone(unit, victim)) {
            toggle.off();
        }
    }
}
