package io.twoshops.lab.fault;

import io.twoshops.lab.target.LinuxProcess;
import io.twoshops.lab.target.Machine;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends the daemon of the container engine; it has taken effect when its process is gone. */
final class EngineWorker implements FaultWorker {
    private final String signal;
    private final Machine machine;
    private final List<Unit> units;
    private List<LinuxProcess> before = List.of();
    private String ended = "";

    EngineWorker(FaultKind kind, Machine machine, List<Unit> units) {
        this.signal = kind == FaultKind.engineKill ? "KILL" : "TERM";
        this.machine = machine;
        this.units = units;
    }

    @Override
    public void start() throws FaultException {
        before = units.stream()
                .flatMap(unit -> LinuxProcess.of(unit.pid()).stream())
                .toList();
        try {
            ended = machine.endEngine(signal);
        } catch (TargetException e) {
            throw new FaultException("the engine was not ended: " + e.getMessage(), e);
        }
    }

    @Override
    public @Nullable String proof() {
        if (!machine.engineGone()) {
            return null;
        }
        long left = before.stream().filter(LinuxProcess::alive).count();
        return ended + " is gone; of " + before.size() + " containers' processes " + left + " are there";
    }

    @Override
    public void stop() throws FaultException {
        try {
            machine.reviveEngine();
        } catch (TargetException e) {
            throw new FaultException(e.getMessage(), e);
        }
    }
}
