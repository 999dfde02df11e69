package io.twoshops.lab.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.twoshops.lab.history.Entry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadAgentTest {
    private static final Load LOAD = new Load(
            100,
            Load.Spacing.poisson,
            5_000,
            8,
            Map.of(Journey.BROWSE, 1.0, Journey.PRODUCT, 1.0),
            new Load.Limits(1, 100));
    private static final int NEW_CLOCK_NANOS = 500_000_000;
    private final List<Entry> history = new CopyOnWriteArrayList<>();
    private StubShop stub;
    private LoadAgent agent;

    @BeforeEach
    void opens() throws Exception {
        stub = new StubShop();
        agent = new LoadAgent(0);
    }

    @AfterEach
    void closes() {
        agent.close();
        stub.close();
    }

    private URI at() {
        return URI.create("http://localhost:" + agent.port());
    }

    private long requests() {
        return history.stream().filter(Entry.Request.class::isInstance).count();
    }

    @Test
    void bringsBackEveryRequestAndWhatBecameOfEachJourney() throws Exception {
        RemoteCrowd crowd = new RemoteCrowd(at(), stub.uri(), 8, null);
        long start = System.nanoTime();
        try (Traffic traffic = crowd.send(LOAD, 7, start, history::add)) {
            Awaitility.await().untilAsserted(() -> assertThat(traffic.tally().served(0, 300, Double.MAX_VALUE))
                    .hasValue(1));
        }
        assertThat(history.get(history.size() - 1))
                .isInstanceOfSatisfying(Entry.Generator.class, generator -> assertThat(generator.sent())
                        .isEqualTo(history.stream()
                                .filter(Entry.Request.class::isInstance)
                                .map(entry -> ((Entry.Request) entry).visit())
                                .distinct()
                                .count()));
    }

    @Test
    void timesAreOnTheClockOfWhoAsked() throws Exception {
        RemoteCrowd crowd = new RemoteCrowd(at(), stub.uri(), 8, null);
        // A run that began a while before its load.
        long start = System.nanoTime() - NEW_CLOCK_NANOS;
        double begun = (System.nanoTime() - start) / 1e6;
        double answeredAfter;
        try (Traffic traffic = crowd.send(LOAD, 7, start, history::add)) {
            answeredAfter = (System.nanoTime() - start) / 1e6 - begun;
            Awaitility.await().until(() -> requests() > 10);
        }
        double ended = (System.nanoTime() - start) / 1e6;
        // Nobody can know another's clock better than to within the time that it took to ask.
        double trip = answeredAfter;
        assertThat(history)
                .filteredOn(Entry.Request.class::isInstance)
                .allSatisfy(entry -> assertThat(((Entry.Request) entry).at()).isBetween(begun - trip, ended + trip));
    }

    @Test
    void sendsSeveralLoadsOneAfterTheOther() throws Exception {
        RemoteCrowd crowd = new RemoteCrowd(at(), stub.uri(), 8, null);
        for (int run = 1; run <= 2; run++) {
            history.clear();
            try (Traffic traffic = crowd.send(LOAD, run, System.nanoTime(), history::add)) {
                assertThatThrownBy(() -> crowd.send(LOAD, 9, System.nanoTime(), history::add))
                        .hasMessageContaining("they are shopping");
                Awaitility.await().until(() -> requests() > 10);
            }
        }
    }

    /** The planted defect: an agent that dies, or a link that breaks, in the middle of a load. */
    @Test
    void resultsThatBreakOffAreNotTakenForAll() throws Exception {
        String cut = "{\"now\": 0}\n{\"begun\": 1, \"at\": 3.0}\n";
        String less = cut + "{\"lines\": 5}\n";
        assertThatThrownBy(() -> answered(cut)).hasMessageContaining("broke off after 2 lines");
        assertThatThrownBy(() -> answered(less)).hasMessageContaining("of 5 lines of the load's results 2 came");
    }

    private void answered(String lines) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            try (exchange) {
                if (exchange.getRequestURI().getPath().equals("/load")
                        && exchange.getRequestMethod().equals("POST")) {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(lines.getBytes(StandardCharsets.UTF_8));
                } else {
                    exchange.sendResponseHeaders(204, -1);
                }
            }
        });
        server.start();
        try {
            URI here = URI.create("http://localhost:" + server.getAddress().getPort());
            new RemoteCrowd(here, here, 1, null)
                    .send(LOAD, 1, System.nanoTime(), history::add)
                    .close();
        } finally {
            server.stop(0);
        }
    }
}
