package io.twoshops.lab.target.balancer;

import io.twoshops.lab.target.Http;
import io.twoshops.lab.target.Ports;
import io.twoshops.lab.target.Together;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.xnio.OptionMap;
import org.xnio.Options;

/**
 * Shares out the requests to applications among the copies of each, by turns (Undertow's proxy). It asks every copy twice a
 * second whether it is ready, takes out one that is not twice in a row, and takes it back at the first good answer. A request that
 * a copy does not take goes to another one, and so does one that may be sent twice and gets no answer since the copy died.
 *
 * <p>On a port of its own it says at {@code /q/health/ready} which copies are in: 200 if every application has one.
 */
public final class Balancer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final long LOOK_MILLIS = 500;
    private static final Duration LOOK_LIMIT = Duration.ofSeconds(1);

    /** A customer has left by then. */
    private static final int ANSWER_LIMIT_MILLIS = 10_000;

    private static final int PROBLEM_SECONDS = 1;
    private static final int CONNECTIONS = 50;
    private static final int THREADS = 2;
    private final List<Shared> shared;
    private final Undertow server;
    private final ScheduledExecutorService clock = Together.clock("looks");

    /**
     * An application with copies.
     *
     * @param port where it is reached
     * @param copies the ports of its copies
     */
    public record Route(int port, List<Integer> copies) {

        /** @throws IllegalArgumentException when the text is not {@code PORT=PORT,PORT…} */
        static Route parse(String text) {
            String[] sides = text.split("=", -1);
            try {
                if (sides.length == 2) {
                    return new Route(
                            Integer.parseInt(sides[0]),
                            List.of(sides[1].split(",", -1)).stream()
                                    .map(Integer::valueOf)
                                    .toList());
                }
            } catch (NumberFormatException e) {
                // Told below like a text without an equals sign.
            }
            throw new IllegalArgumentException("a route is PORT=PORT,PORT, and not " + text);
        }

        /** As {@link #parse} reads it. */
        @Override
        public String toString() {
            return port + "=" + copies.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
    }

    /** An application and who of its copies is in. */
    private static final class Shared {
        final Route route;
        final LoadBalancingProxyClient proxy = new LoadBalancingProxyClient()
                .setConnectionsPerThread(CONNECTIONS)
                .setProblemServerRetry(PROBLEM_SECONDS);
        final List<Copy> copies;

        Shared(Route route) {
            this.route = route;
            this.copies =
                    route.copies().stream().map(port -> new Copy(port, proxy)).toList();
        }

        boolean served() {
            return copies.stream().anyMatch(Copy::in);
        }
    }

    /** @param port where the balancer tells how the copies are */
    public Balancer(int port, List<Route> routes) {
        this.shared = routes.stream().map(Shared::new).toList();
        Undertow.Builder builder = Undertow.builder().setIoThreads(THREADS).setWorkerThreads(THREADS);
        builder.addHttpListener(port, HOST, this::tell);
        for (Shared application : shared) {
            builder.addHttpListener(
                    application.route.port(),
                    HOST,
                    ProxyHandler.builder()
                            .setProxyClient(application.proxy)
                            .setMaxRequestTime(ANSWER_LIMIT_MILLIS)
                            .setMaxConnectionRetries(application.copies.size())
                            .build());
        }
        this.server = builder.build();
    }

    /** Begins to look and to serve. */
    public void start() {
        for (Shared application : shared) {
            for (Copy copy : application.copies) {
                clock.scheduleWithFixedDelay(copy::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
        server.start();
    }

    private void tell(HttpServerExchange exchange) {
        boolean all = shared.stream().allMatch(Shared::served);
        exchange.setStatusCode(all ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender()
                .send(shared.stream()
                        .map(application -> application.copies.stream()
                                .filter(Copy::in)
                                .map(copy -> Integer.toString(copy.port()))
                                .collect(Collectors.joining(",", "\"" + application.route.port() + "\":[", "]")))
                        .collect(Collectors.joining(",", "{", "}")));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        server.stop();
    }

    /** One copy, in or out. */
    private static final class Copy {
        private static final int MISSES = 2;

        /** A request of more than one packet would else wait 40 ms for the copy's acknowledgement of the first. */
        private static final OptionMap AT_ONCE = OptionMap.create(Options.TCP_NODELAY, true);

        private final int port;
        private final URI at;
        private final URI health;
        private final LoadBalancingProxyClient proxy;
        private int misses;
        private boolean asked;
        private boolean in;

        Copy(int port, LoadBalancingProxyClient proxy) {
            this.port = port;
            this.at = URI.create("http://" + HOST + ":" + port);
            this.health = URI.create("http://" + HOST + ":" + Ports.management(port) + "/q/health/ready");
            this.proxy = proxy;
        }

        int port() {
            return port;
        }

        synchronized boolean in() {
            return in;
        }

        /** Asks it, unless it still owes an answer. */
        synchronized void look() {
            if (asked) {
                return;
            }
            asked = true;
            Http.sendAsync(HttpRequest.newBuilder(health), LOOK_LIMIT, HttpResponse.BodyHandlers.discarding())
                    .whenComplete((answer, failure) -> seen(failure == null && answer.statusCode() == 200));
        }

        private synchronized void seen(boolean well) {
            asked = false;
            misses = well ? 0 : misses + 1;
            if (well && !in) {
                in = true;
                proxy.addHost(null, at, null, null, AT_ONCE);
            } else if (in && misses >= MISSES) {
                in = false;
                proxy.removeHost(at);
            }
        }
    }
}
