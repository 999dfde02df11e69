package io.twoshops.chassis.web;

import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.twoshops.chassis.security.ServiceTokenClientFilter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks this process, through its own port, what others will ask it first, until it answers soon. A JVM that has just
 * started loads classes and opens connections for its first answers; with half a core that takes longer than a caller
 * waits. An error is asked again: it may come from a sister that starts at the same time. It does not count against her
 * afterwards: a breaker looks back on a number of calls, however long ago they were. For a sister that stays away nobody
 * waits longer than the limit.
 */
@ApplicationScoped
class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final Duration SOON = Duration.ofMillis(250);
    private static final int MOST_ROUNDS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final List<String> paths;
    private final String token;
    private final Duration limit;
    private final CircuitBreakerMaintenance breakers;

    WarmUp(
            Vertx vertx,
            CircuitBreakerMaintenance breakers,
            @ConfigProperty(name = "shop.warm-up.paths") Optional<List<String>> paths,
            @ConfigProperty(name = "shop.warm-up.limit", defaultValue = "20s") Duration limit,
            @ConfigProperty(name = "shop.service-token") Optional<String> token) {
        this.vertx = vertx;
        this.breakers = breakers;
        this.paths = paths.orElse(List.of());
        this.limit = limit;
        this.token = token.orElse("");
    }

    /** Comes back when this process answers soon, or when the limit is over: a slow unit is better than none. */
    void run(int port) {
        if (paths.isEmpty()) {
            return;
        }
        long end = System.nanoTime() + limit.toNanos();
        HttpClient http = vertx.createHttpClient();
        try {
            int rounds = 0;
            Answers last = Answers.ERRORS;
            while (last == Answers.ERRORS || last == Answers.LATE && rounds < MOST_ROUNDS) {
                last = askAll(http, port, end);
                rounds++;
                if (last == Answers.ERRORS) {
                    Thread.sleep(PAUSE.toMillis());
                }
            }
            breakers.resetAll();
            LOG.infof("Warm after %d rounds of %s", rounds, paths);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("Not warm: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            http.close();
        }
    }

    private enum Answers {
        SOON,
        LATE,
        ERRORS
    }

    /** The first error ends a round: what others need to start is not spent on asking the rest. */
    private Answers askAll(HttpClient http, int port, long end)
            throws ExecutionException, TimeoutException, InterruptedException {
        Answers answers = Answers.SOON;
        for (String path : paths) {
            long begun = System.nanoTime();
            int status = ask(http, port, path)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(end - begun, TimeUnit.NANOSECONDS);
            if (status >= 500) {
                return Answers.ERRORS;
            }
            if (System.nanoTime() - begun > SOON.toNanos()) {
                answers = Answers.LATE;
            }
        }
        return answers;
    }

    private Future<Integer> ask(HttpClient http, int port, String path) {
        return http.request(HttpMethod.GET, port, "localhost", path)
                .compose(request -> request.putHeader(ServiceTokenClientFilter.HEADER, token)
                        .send())
                .compose(answer -> answer.body().map(answer.statusCode()));
    }
}
