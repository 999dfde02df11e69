package io.twoshops.lab.workload;

import java.util.random.RandomGenerator;

/** The times at which customers arrive; they neither know nor care how the shop is doing. */
public final class Arrivals {
    private static final double NANOS = 1e9;
    private final double rate;
    private final boolean poisson;
    private final RandomGenerator random;
    private double next;

    Arrivals(double rate, boolean poisson, RandomGenerator random) {
        this.rate = rate;
        this.poisson = poisson;
        this.random = random;
    }

    /** Nanoseconds from the start of the load to the next arrival. */
    long next() {
        next += poisson ? -Math.log(1 - random.nextDouble()) / rate * NANOS : NANOS / rate;
        return (long) next;
    }
}
