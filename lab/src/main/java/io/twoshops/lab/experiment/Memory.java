package io.twoshops.lab.experiment;

import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Together;
import io.twoshops.lab.target.UncheckedTargetException;
import io.twoshops.lab.target.Unit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The most memory that the applications of an arm used together: the sum of their proportional set sizes, in which a shared page
 * counts once. Databases, brokers and the provider are told apart, as both arms need them in other shapes.
 */
final class Memory implements AutoCloseable {
    private static final long EVERY_MILLIS = 500;
    private final Deployment deployment;
    private final ScheduledExecutorService clock = Together.clock("memory");
    private Map<String, Double> most = new TreeMap<>();

    Memory(Deployment deployment) {
        this.deployment = deployment;
        clock.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        Map<String, Double> now = new TreeMap<>();
        try {
            for (Unit unit : deployment.units()) {
                now.merge(
                        unit.kind().name().toLowerCase(Locale.ROOT),
                        (double) unit.usage().pssBytes(),
                        Double::sum);
            }
        } catch (UncheckedTargetException e) {
            // An engine that does not answer now is asked again; a look at a part of the units would count as less
            // memory.
            return;
        }
        synchronized (this) {
            if (now.getOrDefault("application", 0.0) > most.getOrDefault("application", 0.0)) {
                most = now;
            }
        }
    }

    /** Bytes by kind of unit, at the moment at which the applications used most. */
    synchronized Map<String, Double> most() {
        return Map.copyOf(most);
    }

    @Override
    public void close() {
        clock.shutdown();
    }
}
