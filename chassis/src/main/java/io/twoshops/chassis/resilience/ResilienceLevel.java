package io.twoshops.chassis.resilience;

/** How much is done against a network that fails; each level does what the one before it does, and more. */
public enum ResilienceLevel {
    /** Waits for as long as the transport does. */
    NONE,
    /** Each attempt has a time limit. */
    TIMEOUT,
    /** What may be repeated is tried again, after a growing, jittered pause. */
    RETRY,
    /** A circuit breaker stops asking a target that fails, so that neither side drowns in retries. */
    FULL;

    boolean includes(ResilienceLevel level) {
        return compareTo(level) >= 0;
    }
}
