package io.twoshops.storefront;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.twoshops.chassis.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One HTTP server in the place of all services: answers as it was told and keeps what it was asked. */
public class StandInServices implements QuarkusTestResourceLifecycleManager {
    record Reply(int status, String body, Map<String, String> headers) {
        static Reply json(String body) {
            return new Reply(200, body, Map.of("Content-Type", "application/json"));
        }

        static Reply unavailable(String detail) {
            String problem =
                    "{\"type\":\"urn:two-shops:problem:unavailable\",\"title\":\"t\",\"status\":503,\"detail\":\"%s\"}";
            return new Reply(
                    503, problem.formatted(detail), Map.of("Content-Type", Problem.MEDIA_TYPE, "Retry-After", "2"));
        }
    }

    record Asked(String method, String uri, Map<String, List<String>> headers, String body) {}

    static final Map<String, Reply> REPLIES = new ConcurrentHashMap<>();
    static final List<Asked> ASKED = new CopyOnWriteArrayList<>();
    private @Nullable HttpServer server;

    /** Forgets everything; what is not told then breaks off, as a process that dies does. */
    static void reset() {
        REPLIES.clear();
        ASKED.clear();
    }

    static String url(HttpServer server) {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", StandInServices::answer);
        server.start();
        Map<String, String> config = new HashMap<>();
        List.of("accounts", "catalog", "inventory", "carts", "orders", "shipping", "recommendations")
                .forEach(service -> config.put("shop." + service + ".url", url(server)));
        // Every test has its own idea of which services are down; an open breaker would carry it on to the next.
        config.put("shop.resilience", "retry");
        return config;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        ASKED.add(new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
        Reply reply = REPLIES.get(exchange.getRequestURI().getPath());
        if (reply == null) {
            exchange.close();
            return;
        }
        byte[] content = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
