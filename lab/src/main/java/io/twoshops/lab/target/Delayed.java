package io.twoshops.lab.target;

/**
 * Packets that were held back and have passed since.
 *
 * @param leastNanos how long that one was held which was held shortest, as measured; 0 if there was none
 */
public record Delayed(long packets, long leastNanos) {
    /** None yet. */
    public static final Delayed NONE = new Delayed(0, 0);

    /** These and one more. */
    public Delayed and(long nanos) {
        return new Delayed(packets + 1, packets == 0 ? nanos : Math.min(leastNanos, nanos));
    }

    public double leastMillis() {
        return leastNanos / 1e6;
    }
}
