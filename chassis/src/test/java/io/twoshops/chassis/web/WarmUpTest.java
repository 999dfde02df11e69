package io.twoshops.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final Duration GENEROUS = Duration.ofMinutes(1);
    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch hang = new CountDownLatch(1);
    private final Breakers breakers = new Breakers();
    private HttpServer unit;

    @BeforeEach
    void start() throws IOException {
        unit = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        unit.setExecutor(threads);
        unit.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            boolean first = !asked.contains(path);
            asked.add(path);
            try {
                if (path.equals("/hangs")) {
                    hang.await();
                } else if (path.equals("/slow-at-first") && first) {
                    Thread.sleep(400);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            boolean known = "secret".equals(exchange.getRequestHeaders().getFirst("X-Service-Token"));
            exchange.sendResponseHeaders(path.equals("/fails-at-first") && first ? 503 : 404, -1);
            exchange.close();
            asked.add(known ? "known" : "stranger");
        });
        unit.start();
    }

    @AfterEach
    void stop() {
        hang.countDown();
        unit.stop(0);
        threads.shutdownNow();
        vertx.close();
    }

    @Test
    void asksAgainWhatWasSlowAtFirstAndShowsTheServiceToken() {
        warmUp(GENEROUS, "/other?x=1&y=2", "/slow-at-first")
                .run(unit.getAddress().getPort());
        assertThat(asked).contains("/other?x=1&y=2", "known").doesNotContain("stranger");
        assertThat(asked).filteredOn("/slow-at-first"::equals).hasSizeBetween(2, 3);
    }

    @Test
    void asksAgainWhatWasAnError() {
        warmUp(GENEROUS, "/fails-at-first").run(unit.getAddress().getPort());
        assertThat(asked).filteredOn("/fails-at-first"::equals).hasSizeBetween(2, 4);
    }

    @Test
    void asksNothingWhereNothingIsToBeWarmed() {
        warmUp(GENEROUS).run(unit.getAddress().getPort());
        assertThat(asked).isEmpty();
    }

    @Test
    void comesBackFromAUnitThatDoesNotAnswer() {
        warmUp(Duration.ofMillis(300), "/hangs", "/never-reached")
                .run(unit.getAddress().getPort());
        assertThat(asked).doesNotContain("/never-reached");
        unit.stop(0);
        warmUp(GENEROUS, "/").run(unit.getAddress().getPort());
    }

    @Test
    void errorsOfTheStartDoNotCountWhenItIsWarm() {
        warmUp(Duration.ofMillis(300), "/hangs").run(unit.getAddress().getPort());
        assertThat(breakers.forgotten).hasValue(0);
        warmUp(GENEROUS, "/fails-at-first").run(unit.getAddress().getPort());
        assertThat(breakers.forgotten).hasValue(1);
    }

    private WarmUp warmUp(Duration limit, String... paths) {
        return new WarmUp(vertx, breakers, Optional.of(List.of(paths)), limit, Optional.of("secret"));
    }
}
