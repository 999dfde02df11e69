package io.twoshops.lab.target;

/** How remote calls are guarded, from not at all to timeout, retry and circuit breaker. */
public enum Resilience {
    none,
    timeout,
    retry,
    full
}
