package io.twoshops.lab.fault;

import io.twoshops.lab.target.Delayed;
import io.twoshops.lab.target.Network;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Unit;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Makes the links to a unit slow; it has taken effect when a packet was held back and has passed. */
final class DelayWorker implements FaultWorker {
    private final Unit unit;
    private final Network network;
    private final int millis;
    private OptionalDouble before = OptionalDouble.empty();

    /** @throws IllegalArgumentException when {@code millis} is missing or out of range */
    DelayWorker(FaultSpec spec, Unit unit, Network network) {
        Integer wanted = spec.millis();
        if (wanted == null || wanted < 1 || wanted > Network.MOST_DELAY_MILLIS) {
            throw new IllegalArgumentException("delay needs millis from 1 to " + Network.MOST_DELAY_MILLIS
                    + ", and has " + (wanted == null ? "none" : wanted));
        }
        this.unit = unit;
        this.network = network;
        this.millis = wanted;
    }

    @Override
    public void start() throws FaultException {
        before = healthMillis();
        try {
            network.delay(millis);
        } catch (TargetException e) {
            throw new FaultException(unit.name() + ": " + e.getMessage(), e);
        }
    }

    /** Two witnesses: what holds the packets, and a health request, which is a few packets itself. */
    @Override
    public @Nullable String proof() {
        OptionalDouble now = healthMillis();
        Delayed delayed = network.delayed();
        if (delayed.packets() == 0) {
            return null;
        }
        return String.format(
                Locale.ROOT,
                "%d packets to %s were held back, each for %.1f ms or longer%s",
                delayed.packets(),
                unit.name(),
                delayed.leastMillis(),
                health(now));
    }

    private String health(OptionalDouble now) {
        if (before.isEmpty()) {
            return "";
        }
        String earlier = String.format(Locale.ROOT, "; a health request took %.0f ms before", before.getAsDouble());
        return now.isEmpty()
                ? earlier + " and is not answered in time now"
                : earlier + String.format(Locale.ROOT, " and takes %.0f ms now", now.getAsDouble());
    }

    /** How long it takes the unit to say that it is ready; empty where it cannot be asked, or does not say so. */
    private OptionalDouble healthMillis() {
        if (unit.managementUrl().isEmpty()) {
            return OptionalDouble.empty();
        }
        long start = System.nanoTime();
        return unit.ready() ? OptionalDouble.of((System.nanoTime() - start) / 1e6) : OptionalDouble.empty();
    }

    @Override
    public void stop() throws FaultException {
        try {
            network.delayNothing();
        } catch (TargetException e) {
            throw new FaultException(unit.name() + ": " + e.getMessage(), e);
        }
    }
}
