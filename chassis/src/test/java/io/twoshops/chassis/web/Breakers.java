package io.twoshops.chassis.web;

import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Counts how often what breakers counted was forgotten. */
final class Breakers implements CircuitBreakerMaintenance {
    final AtomicInteger forgotten = new AtomicInteger();

    @Override
    public void resetAll() {
        forgotten.incrementAndGet();
    }

    @Override
    public void reset(String name) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public CircuitBreakerState currentState(String name) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public void onStateChange(String name, Consumer<CircuitBreakerState> callback) {
        throw new UnsupportedOperationException(name);
    }
}
