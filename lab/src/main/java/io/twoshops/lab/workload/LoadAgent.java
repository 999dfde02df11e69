package io.twoshops.lab.workload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.twoshops.lab.history.Entry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A generator that runs beside the shop and is told over HTTP what to do, so that the way from the lab to the shop distorts nothing.
 * {@code POST /customers} registers customers, {@code POST /load} sends them and answers with a line of JSON for each thing that
 * happens, until {@code DELETE /load} ends it; the last line says how many there were. {@code GET /health} answers while it runs.
 */
public final class LoadAgent implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAUSE_SECONDS = 1;

    static {
        // Each line is a packet of its own, and the first one tells the time: none may wait for the next.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Customers customers;
    private @Nullable CountDownLatch end;

    /** What customers need to know. */
    record Wanted(URI shop, int count, @Nullable String adminPassword) {}

    /** A load, and the seed of its arrivals. */
    record Sent(Load load, long seed) {}

    /** Listens on all addresses. */
    public LoadAgent(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/health", exchange -> answer(exchange, 204, ""));
        server.createContext("/customers", this::customers);
        server.createContext("/load", this::load);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Until it is closed. */
    public void join() throws InterruptedException {
        closed.await();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private void customers(HttpExchange exchange) throws IOException {
        Wanted wanted = JSON.readValue(exchange.getRequestBody(), Wanted.class);
        try {
            Customers registered = Customers.register(new Shop(wanted.shop()), wanted.count(), wanted.adminPassword());
            synchronized (this) {
                customers = registered;
            }
            answer(exchange, 204, "");
        } catch (LoadException e) {
            answer(exchange, 502, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer(exchange, 503, "interrupted");
        }
    }

    private void load(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")) {
            synchronized (this) {
                if (end != null) {
                    end.countDown();
                }
            }
            answer(exchange, 204, "");
            return;
        }
        Sent sent = JSON.readValue(exchange.getRequestBody(), Sent.class);
        CountDownLatch over = new CountDownLatch(1);
        Customers shopping;
        synchronized (this) {
            shopping = customers;
            if (shopping == null || (end != null && end.getCount() > 0)) {
                shopping = null;
            } else {
                end = over;
            }
        }
        if (shopping == null) {
            answer(exchange, 409, "there are no customers yet, or they are shopping");
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        try (exchange;
                Lines lines = new Lines(exchange.getResponseBody())) {
            send(sent, shopping, over, lines);
        } catch (UncheckedIOException e) {
            // Nobody listens any more: the lab is gone, and its load goes with it.
            over.countDown();
        }
    }

    private static void send(Sent sent, Customers shopping, CountDownLatch over, Lines lines) {
        long start = System.nanoTime();
        Telling tally = new Telling(lines);
        try (Generator generator =
                new Generator(sent.load(), shopping.shop(), shopping, sent.seed(), start, lines::entry, tally)) {
            lines.write(JSON.createObjectNode().put("now", (System.nanoTime() - start) / 1e6));
            while (!over.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                // A line now and then finds out whether somebody listens.
                lines.write(JSON.createObjectNode().put("now", (System.nanoTime() - start) / 1e6));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        closed.countDown();
    }

    /** Lines of JSON, counted. */
    private static final class Lines implements AutoCloseable {
        private final OutputStream out;
        private long written;

        private Lines(OutputStream out) {
            this.out = out;
        }

        private synchronized void write(ObjectNode line) {
            try {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                written++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void entry(Entry entry) {
            ObjectNode line = JSON.createObjectNode();
            try {
                line.set("entry", JSON.readTree(JSON.writerFor(Entry.class).writeValueAsString(entry)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            write(line);
        }

        @Override
        public void close() {
            write(JSON.createObjectNode().put("lines", written));
        }
    }

    /** Tells of journeys as they begin and end. */
    private static final class Telling extends Tally {
        private final Lines lines;
        private final AtomicLong numbers = new AtomicLong();

        private Telling(Lines lines) {
            this.lines = lines;
        }

        @Override
        Ending begun(double at) {
            long number = numbers.incrementAndGet();
            lines.write(JSON.createObjectNode().put("begun", number).put("at", at));
            Ending ending = super.begun(at);
            return (end, outcome) -> {
                ending.with(end, outcome);
                lines.write(JSON.createObjectNode()
                        .put("ended", number)
                        .put("at", end)
                        .put("outcome", outcome.name()));
            };
        }
    }
}
