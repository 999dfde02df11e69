package io.twoshops.lab.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells from windows of the same length, one after the other, when an application is warm. The larger an application, and the
 * more of them there are, the longer its compilers take: a fixed time would favour the smaller one.
 */
public final class WarmUp {
    /** Customers who never pause while it lasts: as much as the shop can do. */
    public static final int CUSTOMERS = 8;

    /** The length of a window: long enough that the mix of journeys is much the same in each. */
    public static final int WINDOW_SECONDS = 4;

    private static final double STILL_RISING = 1.05;
    private final List<Double> paces = new ArrayList<>();
    private final int together;

    /**
     * @param together how many windows are compared with as many before them: single ones are noisy, and while the compilers are
     *     behind, an application gets no quicker for a while
     */
    public WarmUp(int together) {
        this.together = together;
    }

    /** @param pace of the next window: what was done in a unit of time, the more the quicker */
    public void add(double pace) {
        paces.add(pace);
    }

    /** Whether the last windows were hardly quicker than as many before them. */
    public boolean isOver() {
        int size = paces.size();
        return size >= 2 * together
                && sum(size - together, size) <= STILL_RISING * sum(size - 2 * together, size - together);
    }

    private double sum(int from, int to) {
        return paces.subList(from, to).stream().mapToDouble(Double::doubleValue).sum();
    }
}
