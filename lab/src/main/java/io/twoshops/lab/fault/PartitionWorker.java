package io.twoshops.lab.fault;

import io.twoshops.lab.target.Network;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Unit;
import org.jspecify.annotations.Nullable;

/** Takes a unit out of every network that it is in; those who call it, and whom it calls, wait for nothing. */
final class PartitionWorker implements FaultWorker {
    private final Unit unit;
    private final Network network;

    PartitionWorker(Unit unit, Network network) {
        this.unit = unit;
        this.network = network;
    }

    @Override
    public void start() throws FaultException {
        try {
            network.cut();
        } catch (TargetException e) {
            throw new FaultException(unit.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public @Nullable String proof() {
        return network.cutProof();
    }

    @Override
    public void stop() throws FaultException {
        try {
            network.mend();
        } catch (TargetException e) {
            throw new FaultException(unit.name() + " could not be put back: " + e.getMessage(), e);
        }
    }
}
