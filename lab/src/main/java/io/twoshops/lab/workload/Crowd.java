package io.twoshops.lab.workload;

import io.twoshops.lab.history.Entry;
import java.util.function.Consumer;

/** Customers who are ready to shop. */
public interface Crowd {

    /**
     * Sends them to the shop, at once.
     *
     * @param seed of the arrivals
     * @param start zero of the run's time, on the scale of {@link System#nanoTime()}
     * @param history gets each request, from any thread
     */
    Traffic send(Load load, long seed, long start, Consumer<Entry> history);
}
