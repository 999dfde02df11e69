package io.twoshops.lab.target.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A container as {@code inspect} tells of it; Docker and Podman agree in what is read here.
 *
 * @param service the unit's name in the compose file
 * @param image the name that it was made from
 * @param pid of its first process, as this machine counts; 0 while it has none
 * @param health {@code healthy}, {@code unhealthy} or {@code starting}; empty where nobody looks
 * @param restarts by the engine, since it was last started by hand
 * @param networks its place in each of its networks
 */
record Container(
        String id,
        String service,
        String image,
        long pid,
        boolean paused,
        String health,
        int exitCode,
        int restarts,
        @Nullable Instant started,
        Map<String, Place> networks) {
    private static final int SHORT_ID = 12;

    /**
     * What it is to the others in a network.
     *
     * @param address its IP address; empty while it has none
     * @param hardware its Ethernet address; empty while it has none
     * @param names what they call it
     */
    record Place(String address, String hardware, List<String> names) {}

    static Container of(JsonNode inspected) {
        String id = inspected.path("Id").asText();
        JsonNode state = inspected.path("State");
        boolean paused = state.path("Paused").asBoolean();
        boolean running = state.path("Running").asBoolean() || paused;
        JsonNode health = state.has("Health") ? state.path("Health") : state.path("Healthcheck");
        return new Container(
                id,
                inspected
                        .path("Config")
                        .path("Labels")
                        .path("com.docker.compose.service")
                        .asText(),
                inspected.path("Config").path("Image").asText(),
                running ? state.path("Pid").asLong() : 0,
                paused,
                health.path("Status").asText(),
                state.path("ExitCode").asInt(),
                inspected.path("RestartCount").asInt(),
                instant(state.path("StartedAt").asText()),
                networks(id, inspected.path("NetworkSettings").path("Networks")));
    }

    private static @Nullable Instant instant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return instant.getEpochSecond() > 0 ? instant : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The engine gives the short id as a name by itself. */
    private static Map<String, Place> networks(String id, JsonNode networks) {
        Map<String, Place> places = new TreeMap<>();
        networks.properties().forEach(network -> {
            List<String> aliases = new ArrayList<>();
            network.getValue().path("Aliases").forEach(alias -> aliases.add(alias.asText()));
            aliases.removeIf(alias -> alias.length() == SHORT_ID && id.startsWith(alias));
            String address = network.getValue().path("IPAddress").asText();
            String hardware = network.getValue().path("MacAddress").asText();
            places.put(network.getKey(), new Place(address, hardware, List.copyOf(aliases)));
        });
        return places;
    }

    /** The same, its process gone. */
    Container dead() {
        return new Container(id, service, image, 0, false, health, exitCode, restarts, null, networks);
    }

    boolean running() {
        return pid > 0;
    }
}
