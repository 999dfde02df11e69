package io.twoshops.lab.fault;

import io.twoshops.lab.target.Unit;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A fault that the process does to itself and survives. It has taken effect when it has struck a call, or when all is taken that was to
 * be: a pool with some connections left stops nobody.
 */
final class SwitchWorker implements FaultWorker {
    private final FaultSpec spec;
    private final Switch toggle;
    private OptionalLong calls = OptionalLong.empty();

    SwitchWorker(FaultSpec spec, Unit unit) {
        this.spec = spec;
        this.toggle = new Switch(spec, unit);
    }

    @Override
    public void start() throws FaultException {
        toggle.on();
    }

    @Override
    public @Nullable String proof() {
        try {
            long hits = toggle.hits();
            return hits >= enough() ? "the switch was read back with " + hits + " hits" : null;
        } catch (FaultException e) {
            return null;
        }
    }

    private int enough() {
        Integer taken = spec.connections() == null ? spec.cores() : spec.connections();
        return taken == null ? 1 : taken;
    }

    @Override
    public void stop() throws FaultException {
        try {
            calls = spec.kind().ofCalls() ? OptionalLong.of(toggle.calls()) : OptionalLong.empty();
        } catch (FaultException e) {
            // How many it were stays unknown; that the fault ends does not depend on it.
            calls = OptionalLong.empty();
        } finally {
            toggle.off();
        }
    }

    @Override
    public OptionalLong calls() {
        return calls;
    }
}
