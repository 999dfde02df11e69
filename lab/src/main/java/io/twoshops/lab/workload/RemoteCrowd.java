package io.twoshops.lab.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoshops.lab.history.Entry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Customers of a {@link LoadAgent}. Their times are moved to the clock of this program: what the agent's clock showed when it began
 * is known to within half of the shortest of some round trips (Cristian's algorithm).
 */
public final class RemoteCrowd implements Crowd {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration REGISTER_LIMIT = Duration.ofMinutes(5);
    private static final Duration ASK_LIMIT = Duration.ofSeconds(20);
    private static final int PINGS = 7;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ASK_LIMIT)
            .build();
    private final URI agent;

    /**
     * Lets the agent register customers.
     *
     * @param shop as the agent reaches it
     */
    public RemoteCrowd(URI agent, URI shop, int count, @Nullable String adminPassword) throws InterruptedException {
        this.agent = agent;
        must(
                post("/customers", new LoadAgent.Wanted(shop, count, adminPassword))
                        .timeout(REGISTER_LIMIT),
                204);
    }

    private HttpRequest.Builder post(String path, Object body) {
        try {
            return HttpRequest.newBuilder(agent.resolve(path))
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void must(HttpRequest.Builder request, int status) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != status) {
                throw new LoadException("the load agent refused: " + answer.body());
            }
        } catch (IOException e) {
            throw new LoadException("the load agent does not answer: " + e, e);
        }
    }

    @Override
    public Traffic send(Load load, long seed, long start, Consumer<Entry> history) {
        try {
            double halfTrip = shortestTripMillis() / 2;
            HttpResponse<Stream<String>> answer = http.send(
                    post("/load", new LoadAgent.Sent(load, seed)).build(), HttpResponse.BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                throw new LoadException("the load agent refused: "
                        + String.join(" ", answer.body().toList()));
            }
            return new Remote(answer.body(), halfTrip, start, history);
        } catch (IOException e) {
            throw new LoadException("the load agent does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadException("interrupted", e);
        }
    }

    private double shortestTripMillis() throws InterruptedException {
        double shortest = Double.MAX_VALUE;
        for (int i = 0; i < PINGS; i++) {
            long begun = System.nanoTime();
            must(HttpRequest.newBuilder(agent.resolve("/health")).timeout(ASK_LIMIT), 204);
            shortest = Math.min(shortest, (System.nanoTime() - begun) / 1e6);
        }
        return shortest;
    }

    private final class Remote implements Traffic {
        private final Tally tally = new Tally();
        private final Map<Long, Tally.Ending> underWay = new ConcurrentHashMap<>();
        private final Consumer<Entry> history;
        private final CompletableFuture<Void> complete;
        private double offset;
        private long lines;

        private Remote(Stream<String> told, double halfTrip, long start, Consumer<Entry> history) throws IOException {
            this.history = history;
            Iterator<String> each = told.iterator();
            JsonNode first = JSON.readTree(each.next());
            offset = (System.nanoTime() - start) / 1e6
                    - halfTrip
                    - first.path("now").asDouble();
            lines = 1;
            complete = CompletableFuture.runAsync(() -> read(each), work -> {
                Thread thread = new Thread(work, "remote-load");
                thread.setDaemon(true);
                thread.start();
            });
        }

        private void read(Iterator<String> told) {
            while (told.hasNext()) {
                JsonNode line;
                try {
                    line = JSON.readTree(told.next());
                    if (line.has("lines")) {
                        requireAll(line.path("lines").asLong());
                        return;
                    }
                    take(line);
                } catch (JsonProcessingException e) {
                    throw new LoadException("the load agent sent what is no JSON", e);
                }
                lines++;
            }
            throw new LoadException("the results of the load broke off after " + lines + " lines");
        }

        private void requireAll(long sent) {
            if (sent != lines) {
                throw new LoadException("of " + sent + " lines of the load's results " + lines + " came");
            }
        }

        private void take(JsonNode line) throws JsonProcessingException {
            if (line.has("begun")) {
                underWay.put(
                        line.path("begun").asLong(), tally.begun(line.path("at").asDouble() + offset));
            } else if (line.has("ended")) {
                Tally.Ending ending = underWay.remove(line.path("ended").asLong());
                if (ending != null) {
                    ending.with(
                            line.path("at").asDouble() + offset,
                            Outcome.valueOf(line.path("outcome").asText()));
                }
            } else if (line.has("entry")) {
                history.accept(JSON.treeToValue(line.path("entry"), Entry.class).later(offset));
            }
        }

        @Override
        public Tally tally() {
            return tally;
        }

        @Override
        public void close() {
            try {
                must(HttpRequest.newBuilder(agent.resolve("/load")).DELETE().timeout(ASK_LIMIT), 204);
                complete.get(REGISTER_LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new LoadException("the results of the load are not complete: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
