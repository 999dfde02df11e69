package io.twoshops.lab.experiment;

/**
 * What is expected, written before the run.
 *
 * @param metric the number that decides
 * @param compare how the two arms' numbers become one; {@code each} judges every arm by itself
 * @param holds on which side of the threshold the claim holds
 * @param threshold in the unit of the compared number
 */
public record Hypothesis(Text text, Metric metric, Compare compare, Holds holds, double threshold) {

    /** Numbers that experiments can be judged by. */
    public enum Metric {
        /** Seconds, deployables, lines, bytes, memory of a deployment: one finding each. */
        footprint,
        /** Lines, bytes, seconds and memory of the largest unit of deployment: one finding each. */
        units,
        /** How many times as long all restarts take without start-up caches as with them: one finding per arm. */
        caches,
        /** Which files outlive their container: those in a volume, less those in its own layer. */
        storage,
        /** Seconds to build and to roll out a change, bytes that it moves, journeys that it costs: one finding each. */
        change,
        /** The highest rate of journeys that is held, and what is held for each core and GiB: one finding each. */
        capacity,
        /** The share of all journeys that got neither a full nor a degraded answer during the fault: one finding per fault. */
        blastRadius,
        /** How many times as long a request takes during the fault as before it (95th percentiles): one finding per arm. */
        slowdown,
        /** The longest time in seconds that an order was undecided: one finding per fault. */
        longestUndecided,
        /** Whether the audit holds after every round of a torture: one finding per arm; the threshold is not used. */
        invariants,
        /** The share of journeys of the services without a usable answer, at each level of resilience: one finding per fault. */
        ladder
    }

    /** How two arms' numbers become one. */
    public enum Compare {
        monolithMinusServices,
        servicesOverMonolith,
        uncachedOverCached,
        /** Of a ladder's levels, or of the faults of the file. */
        firstMinusLast,
        each
    }

    /** The side of the threshold on which the claim holds. */
    public enum Holds {
        above,
        below
    }
}
