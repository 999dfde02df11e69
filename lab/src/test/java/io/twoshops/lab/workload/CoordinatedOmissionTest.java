package io.twoshops.lab.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that stands still for a second: who waits for it must be counted, and by whom it is not. */
class CoordinatedOmissionTest {
    private static final long STALL_MILLIS = 1_000;
    private static final int STALLED_REQUEST = 20;
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);
    private HttpServer server;
    private Shop shop;

    @BeforeEach
    void startsAServerThatStallsOnce() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        // One thread: while one request stalls, all others wait behind it.
        server.setExecutor(Executors.newSingleThreadExecutor());
        server.createContext("/", exchange -> {
            if (requests.incrementAndGet() == STALLED_REQUEST) {
                try {
                    first.await(STALL_MILLIS, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        shop = new Shop(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stops() {
        server.stop(0);
    }

    @Test
    void openLoopCountsEverybodyWhomTheStallKeptWaiting() {
        ConcurrentLinkedQueue<Double> waits = new ConcurrentLinkedQueue<>();
        Load load = new Load(100, Load.Spacing.constant, 5_000, 2, Map.of(), new Load.Limits(1, 100));
        OpenLoop loop = new OpenLoop(
                load.arrivals(new SplittableRandom(1)), intended -> shop.ask(shop.to("/"), Duration.ofSeconds(10))
                        .thenAccept(answer -> waits.add((System.nanoTime() - intended) / 1e6)));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> waits.size() >= 200);
        loop.close();
        // 100 arrivals fall into the second of the stall; half of them wait for more than half of it.
        assertThat(waits.stream().filter(wait -> wait > STALL_MILLIS / 2.0).count())
                .isGreaterThanOrEqualTo(40);
    }

    @Test
    void closedLoopOmitsThem() throws InterruptedException {
        ClosedLoop.Done done = ClosedLoop.run(
                1,
                2,
                () -> shop.ask(shop.to("/"), Duration.ofSeconds(10)).join().status() == 204);
        long slow = done.latency().getTotalCount()
                - done.latency().getCountBetweenValues(0, (long) (STALL_MILLIS / 2 * 1e6));
        assertThat(slow).isEqualTo(1);
    }
}
