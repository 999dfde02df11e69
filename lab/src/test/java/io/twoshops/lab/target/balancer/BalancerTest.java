package io.twoshops.lab.target.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.twoshops.lab.target.Http;
import io.twoshops.lab.target.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BalancerTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private int next = 24_000;
    private final int status = free();
    private final int port = free();
    private Copy first;
    private Copy second;
    private Balancer balancer;

    @BeforeEach
    void start() throws IOException {
        first = new Copy(free(), "first");
        second = new Copy(free(), "second");
        balancer = new Balancer(status, List.of(new Balancer.Route(port, List.of(first.port, second.port))));
        balancer.start();
        await().atMost(LIMIT).until(() -> in().contains(first.port + "," + second.port));
    }

    @AfterEach
    void stop() {
        balancer.close();
        first.close();
        second.close();
    }

    @Test
    void sharesOutByTurns() throws Exception {
        assertThat(answers(100))
                .containsOnlyKeys("200 first", "200 second")
                .allSatisfy((answer, count) -> assertThat(count).isBetween(40, 60));
    }

    @Test
    void whoAsksDoesNotNoticeThatACopyIsGone() throws Exception {
        answers(10);
        first.close();

        assertThat(answers(100)).containsOnlyKeys("200 second");
        await().atMost(LIMIT).until(() -> in().equals("200 {\"" + port + "\":[" + second.port + "]}"));
    }

    @Test
    void takesOutACopyThatIsNotReadyAndTakesItBack() throws Exception {
        second.ready = false;
        await().atMost(LIMIT).until(() -> in().contains("[" + first.port + "]"));
        assertThat(answers(20)).containsOnlyKeys("200 first");

        second.ready = true;
        await().atMost(LIMIT).until(() -> in().contains(first.port + "," + second.port));
        assertThat(answers(20)).containsOnlyKeys("200 first", "200 second");
    }

    @Test
    void saysSoWhenNoCopyIsThere() throws Exception {
        first.close();
        second.close();
        await().atMost(LIMIT).until(() -> in().equals("503 {\"" + port + "\":[]}"));
        assertThat(answers(1)).containsOnlyKeys("503 ");
    }

    @Test
    void refusesWhatIsNoRoute() {
        assertThat(Balancer.Route.parse("80=81,82").toString()).isEqualTo("80=81,82");
        for (String wrong : List.of("80", "80=", "80=81,", "a=81", "80=81=82")) {
            assertThatThrownBy(() -> Balancer.Route.parse(wrong)).hasMessageContaining("and not " + wrong);
        }
    }

    private Map<String, Integer> answers(int requests) throws Exception {
        Map<String, Integer> answers = new TreeMap<>();
        for (int i = 0; i < requests; i++) {
            answers.merge(get(port, "/who"), 1, Integer::sum);
        }
        return answers;
    }

    private String in() throws Exception {
        return get(status, "/q/health/ready");
    }

    private static String get(int port, String path) throws Exception {
        HttpResponse<String> answer = Http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)),
                LIMIT,
                HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    /** A port that is free, as is the one of its management. */
    private int free() {
        do {
            next++;
        } while (Ports.listens(next) || Ports.listens(Ports.management(next)));
        return next;
    }

    /** What says who it is, and whether it is ready. */
    private static final class Copy implements AutoCloseable {
        final int port;
        private final List<HttpServer> servers;
        private volatile boolean ready = true;

        Copy(int port, String name) throws IOException {
            this.port = port;
            this.servers = List.of(
                    server(port, exchange -> answer(exchange, 200, name)),
                    server(Ports.management(port), exchange -> answer(exchange, ready ? 200 : 503, "")));
        }

        private static HttpServer server(int port, HttpHandler handler) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "copy");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/", handler);
            server.start();
            return server;
        }

        private static void answer(HttpExchange exchange, int status, String body) throws IOException {
            exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
            exchange.getResponseBody().write(body.getBytes());
            exchange.close();
        }

        @Override
        public void close() {
            servers.forEach(server -> server.stop(0));
        }
    }
}
