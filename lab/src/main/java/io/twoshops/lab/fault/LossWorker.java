package io.twoshops.lab.fault;

import io.twoshops.lab.target.Network;
import io.twoshops.lab.target.TargetException;
import org.jspecify.annotations.Nullable;

/** Drops a share of the packets that come to a unit; it has taken effect when one was dropped. */
final class LossWorker implements FaultWorker {
    private final double share;
    private final Network network;

    LossWorker(FaultSpec spec, Network network) {
        this.share = spec.share() == null ? 1 : spec.share();
        this.network = network;
    }

    @Override
    public void start() throws FaultException {
        try {
            network.lose(share);
        } catch (TargetException e) {
            throw new FaultException(e.getMessage(), e);
        }
    }

    @Override
    public @Nullable String proof() {
        long lost = network.lost();
        return lost > 0 ? lost + " packets were dropped" : null;
    }

    @Override
    public void stop() throws FaultException {
        try {
            network.loseNothing();
        } catch (TargetException e) {
            throw new FaultException(e.getMessage(), e);
        }
    }
}
