package io.twoshops.chassis.resilience;

import io.smallrye.faulttolerance.api.Guard;
import io.twoshops.chassis.problem.UnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Calls to other processes, guarded as {@code shop.resilience} says. Connection errors, time-outs, an open breaker and
 * any 5xx become an {@link UnavailableException} that names the target. A 4xx is an answer: it passes through, is not
 * retried, and does not count against the target, else one customer's mistakes would cut off all others.
 */
@ApplicationScoped
public class RemoteCalls {
    private static final Logger LOG = Logger.getLogger(RemoteCalls.class);
    private final RemoteConfig config;
    private final ResilienceLevel level;
    private final Map<String, Guards> guards = new ConcurrentHashMap<>();

    RemoteCalls(
            RemoteConfig config,
            @ConfigProperty(name = "shop.resilience", defaultValue = "full") ResilienceLevel level) {
        this.config = config;
        this.level = level;
    }

    /** Makes a call that may be repeated without harm. */
    public <T> T idempotent(String target, Supplier<T> call) {
        return guarded(target, guards(target).idempotent(), call);
    }

    /**
     * Makes a call that may be repeated without harm and may take its own time: a failure that comes soon is tried
     * again, a time-out is not.
     *
     * @param limit instead of the common time limits, of one attempt and of all
     */
    public <T> T idempotent(String target, Duration limit, Supplier<T> call) {
        return guarded(target, guards(target, limit).idempotent(), call);
    }

    /**
     * Makes a call that may be repeated without harm and that the target has no reason to refuse: if it does, that is
     * not the customer's mistake, and as good as no answer.
     */
    public <T> T unrefused(String target, Supplier<T> call) {
        try {
            return idempotent(target, call);
        } catch (WebApplicationException e) {
            throw new UnavailableException(target, e);
        }
    }

    /** Makes a call that must be sent at most once. */
    public <T> T once(String target, Supplier<T> call) {
        return guarded(target, guards(target).once(), call);
    }

    /**
     * Makes a call that must be sent at most once and may take its own time.
     *
     * @param limit instead of the common time limit of one attempt
     */
    public <T> T once(String target, Duration limit, Supplier<T> call) {
        return guarded(target, guards(target, limit).once(), call);
    }

    private Guards guards(String target, Duration limit) {
        return guards.computeIfAbsent(target + "/" + limit, key -> guardsOf(key, limit, limit));
    }

    private Guards guards(String target) {
        return guards.computeIfAbsent(
                target, key -> guardsOf(key, config.timeout(), config.timeout().multipliedBy(2)));
    }

    private <T> T guarded(String target, Guard guard, Supplier<T> call) {
        try {
            // The type is only asked for to tell synchronous from asynchronous calls apart.
            @SuppressWarnings("unchecked")
            T answer = (T) guard.get(() -> attempt(target, call), Object.class);
            return answer;
        } catch (TimeoutException | CircuitBreakerOpenException e) {
            throw new UnavailableException(target, e);
        }
    }

    private static <T> T attempt(String target, Supplier<T> call) {
        try {
            return call.get();
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() < 500) {
                throw e;
            }
            throw new UnavailableException(target, e);
        } catch (ProcessingException e) {
            throw new UnavailableException(target, e);
        }
    }

    private record Guards(Guard idempotent, Guard once) {}

    private Guards guardsOf(String name, Duration attempt, Duration all) {
        return new Guards(guard(name, attempt, all, true), guard(name + "/once", attempt, all, false));
    }

    private Guard guard(String name, Duration attempt, Duration all, boolean repeatable) {
        Guard.Builder guard = Guard.create().withDescription(name);
        if (level.includes(ResilienceLevel.TIMEOUT)) {
            guard.withTimeout().duration(attempt.toMillis(), ChronoUnit.MILLIS).done();
        }
        if (level.includes(ResilienceLevel.RETRY) && repeatable) {
            guard.withRetry()
                    .maxRetries(config.retries())
                    .delay(config.retryPause().toMillis(), ChronoUnit.MILLIS)
                    .jitter(config.retryPause().toMillis() / 2, ChronoUnit.MILLIS)
                    .withExponentialBackoff()
                    .maxDelay(all.toMillis() / 2, ChronoUnit.MILLIS)
                    .done()
                    .maxDuration(all.toMillis(), ChronoUnit.MILLIS)
                    .whenException(e -> isFailure(e) && !(e instanceof CircuitBreakerOpenException))
                    .done();
        }
        if (level.includes(ResilienceLevel.FULL)) {
            guard.withCircuitBreaker()
                    .name(name)
                    .requestVolumeThreshold(config.breakerVolume())
                    .failureRatio(config.breakerShare())
                    .delay(config.breakerPause().toMillis(), ChronoUnit.MILLIS)
                    .when(RemoteCalls::isFailure)
                    .onStateChange(state -> LOG.infof("The breaker of %s is %s", name, state))
                    .done();
        }
        return guard.build();
    }

    /** Said by a predicate: lists of types would look at causes too, and the cause of a target's 5xx is of the type of a 4xx. */
    private static boolean isFailure(Throwable e) {
        return !(e instanceof WebApplicationException);
    }
}
