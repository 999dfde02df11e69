package io.twoshops.lab.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells from the throughput of windows of the same length, one after the other, when an application is warm. The larger an
 * application, and the more of them there are, the longer its compilers take: a fixed time would favour the smaller one.
 */
final class WarmUp {
    /** Together; single windows are noisy, and while the compilers are behind, throughput stands still for some of them. */
    private static final int WINDOWS = 10;

    /** More than any application needed. */
    static final int MOST_WINDOWS = 90;

    private static final double STILL_RISING = 1.05;
    private final List<Double> rates = new ArrayList<>();

    /** @param rate of the next window, in operations per second */
    void add(double rate) {
        rates.add(rate);
    }

    /** Whether the last windows gave hardly more than as many before them. */
    boolean isOver() {
        int size = rates.size();
        return size >= MOST_WINDOWS
                || size >= 2 * WINDOWS
                        && sum(size - WINDOWS, size) <= STILL_RISING * sum(size - 2 * WINDOWS, size - WINDOWS);
    }

    private double sum(int from, int to) {
        return rates.subList(from, to).stream().mapToDouble(Double::doubleValue).sum();
    }
}
