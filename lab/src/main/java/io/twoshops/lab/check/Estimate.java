package io.twoshops.lab.check;

/**
 * A median with its 95 % bootstrap interval.
 *
 * @param repeats how many runs it comes from
 */
public record Estimate(double median, double low, double high, int repeats) {
    /** The median of few numbers may lie outside the percentiles of its draws; the interval is widened to hold it. */
    public Estimate {
        low = Math.min(low, median);
        high = Math.max(high, median);
    }

    /** Whether the two intervals have nothing in common, and come from enough runs for that to mean something. */
    public boolean apart(Estimate other) {
        return repeats >= Threshold.LEAST_REPEATS
                && other.repeats >= Threshold.LEAST_REPEATS
                && (high < other.low || other.high < low);
    }

    Estimate rounded() {
        return new Estimate(round(median), round(low), round(high), repeats);
    }

    private static double round(double value) {
        return Double.isFinite(value) ? Math.round(value * 10_000) / 10_000.0 : value;
    }
}
