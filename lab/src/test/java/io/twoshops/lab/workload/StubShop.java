package io.twoshops.lab.workload;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A shop with one product that answers as the contract says, unless a test spoils an answer. */
public final class StubShop implements AutoCloseable {
    private static final String PRODUCT = "{\"sku\":\"TEA-1\",\"degraded\":[]}";
    private static final String ORDER =
            "{\"id\":\"%s\",\"status\":\"CONFIRMED\",\"lines\":[{\"lineTotal\":5}],\"total\":5,\"degraded\":[]}";
    private final HttpServer server;
    private volatile UnaryOperator<Reply> spoil = reply -> reply;

    /** An answer before it is sent. */
    public record Reply(String path, int status, String body) {}

    public StubShop() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "stub-shop");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on answers go through this first. */
    public void spoil(UnaryOperator<Reply> how) {
        spoil = how;
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        Reply reply = spoil.apply(right(exchange.getRequestMethod(), path));
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Reply right(String method, String path) {
        boolean post = method.equals("POST");
        if (path.equals("/api/sessions")) {
            return new Reply(path, 201, "{\"token\":\"t\"}");
        }
        if (path.equals("/api/orders") && post) {
            return new Reply(path, 201, String.format(ORDER, UUID.randomUUID()));
        }
        if (path.startsWith("/api/products/")) {
            return new Reply(path, 200, PRODUCT);
        }
        return new Reply(
                path, path.equals("/api/accounts") ? 201 : 200, "{\"items\":[" + PRODUCT + "],\"degraded\":[]}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
