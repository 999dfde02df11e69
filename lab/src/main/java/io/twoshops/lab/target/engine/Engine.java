package io.twoshops.lab.target.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UnmetNeedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A container engine, through its own command line. */
public enum Engine {
    docker("Docker"),
    podman("Podman");

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration ASK_LIMIT = Duration.ofSeconds(10);
    private static final String SOCKET = "unix://";
    private final String title;

    Engine(String title) {
        this.title = title;
    }

    /** What the engine is called in sentences. */
    public String title() {
        return title;
    }

    /**
     * The engine as it tells of itself.
     *
     * @param memoryBytes of the machine that it runs on
     * @param liveRestore whether containers go on when its daemon ends in good order; Podman has none that they depend on
     */
    public record Facts(
            String version, String storageDriver, String cgroups, int cpus, long memoryBytes, boolean liveRestore) {}

    /** @throws UnmetNeedException when it is not installed or does not answer, saying what to do */
    public Facts facts() throws UnmetNeedException {
        String format = this == docker ? "{{json .}}" : "json";
        Call.Result info;
        try {
            info = call(ASK_LIMIT, Map.of(), List.of(name(), "info", "--format", format));
            if (info.well()) {
                return facts(Documents.one(info.out()));
            }
        } catch (TargetException e) {
            throw silent(e.getMessage());
        }
        // Older clients say last that they have nothing to print, and before it why.
        throw silent(
                new Call.Result(info.exit(), "", info.err().replace("errors pretty printing info", "")).lastLine());
    }

    private UnmetNeedException silent(String reason) {
        return new UnmetNeedException("the " + title + " engine does not answer (" + name() + " info: " + reason
                + "); start it, or choose --target processes");
    }

    private static Facts facts(JsonNode info) {
        JsonNode host = info.path("host");
        if (host.isMissingNode()) {
            return new Facts(
                    info.path("ServerVersion").asText(),
                    info.path("Driver").asText(),
                    "v" + info.path("CgroupVersion").asText("1"),
                    info.path("NCPU").asInt(),
                    info.path("MemTotal").asLong(),
                    info.path("LiveRestoreEnabled").asBoolean());
        }
        return new Facts(
                info.path("version").path("Version").asText(),
                info.path("store").path("graphDriverName").asText(),
                host.path("cgroupVersion").asText(),
                host.path("cpus").asInt(),
                host.path("memTotal").asLong(),
                true);
    }

    /**
     * Runs a command of the engine and returns what it printed. Not cut off when this thread is interrupted.
     *
     * @throws TargetException with the engine's own last line when it fails, or takes longer than 60 s
     */
    String run(String... arguments) throws TargetException {
        Call.Result result = attempt(arguments);
        if (!result.well()) {
            throw new TargetException(name() + " " + arguments[0] + " failed: " + result.lastLine());
        }
        return result.out();
    }

    /** The same, where a failure is an answer too. */
    Call.Result attempt(String... arguments) throws TargetException {
        List<String> command = new ArrayList<>(List.of(name()));
        command.addAll(List.of(arguments));
        return call(LIMIT, Map.of(), command);
    }

    private static Call.Result call(Duration limit, Map<String, String> environment, List<String> command)
            throws TargetException {
        return Call.start(command, environment).awaitInAnyCase(limit);
    }

    /** The containers of a compose project, running or not. */
    List<Container> containers(String project) throws TargetException {
        List<String> ids = run(
                        "ps", "-a", "-q", "--no-trunc", "--filter", "label=com.docker.compose.project=" + project)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return inspect(ids);
    }

    /** Those of the containers that are there. */
    List<Container> inspect(List<String> ids) throws TargetException {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>(List.of("container", "inspect"));
        arguments.addAll(ids);
        Call.Result result = attempt(arguments.toArray(String[]::new));
        if (!result.well() && !gone(result.err())) {
            throw new TargetException(name() + " inspect failed: " + result.lastLine());
        }
        return Documents.of(result.out()).stream().map(Container::of).toList();
    }

    /** Whether a container's own check says that it can do its work. Docker looks by itself, Podman has to be told to. */
    boolean saysItIsWell(Container container) throws TargetException {
        return this == docker
                ? container.health().equals("healthy")
                : attempt("healthcheck", "run", container.id()).well();
    }

    /** An engine that does not answer has not said that there is no such container. */
    private static boolean gone(String errors) {
        return !errors.isBlank()
                && errors.strip().lines().allMatch(line -> line.toLowerCase(Locale.ROOT)
                        .contains("no such container"));
    }

    /**
     * The command line of Compose, with what it needs to find this engine.
     *
     * @throws UnmetNeedException when it is not installed, or Podman's socket is not there
     */
    public ComposeCommand compose() throws UnmetNeedException {
        Map<String, String> environment = this == docker ? Map.of() : Map.of("DOCKER_HOST", podmanSocket());
        for (List<String> command : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
            List<String> version = new ArrayList<>(command);
            version.addAll(List.of("version", "--short"));
            try {
                Call.Result result = call(ASK_LIMIT, environment, version);
                if (result.well()) {
                    return new ComposeCommand(command, environment, result.out().strip());
                }
            } catch (TargetException e) {
                // Not this one; the next may be there.
            }
        }
        throw new UnmetNeedException(
                "Compose is missing (neither docker compose nor docker-compose runs); install the"
                        + " package docker-compose-plugin (Docker's) or docker-compose (Debian's), or choose --target processes");
    }

    /** How Compose is called. */
    public record ComposeCommand(List<String> words, Map<String, String> environment, String version) {}

    /** Where Compose finds Podman: as its own variable says, or where it is usual. */
    private static String podmanSocket() throws UnmetNeedException {
        boolean root = System.getProperty("user.name").equals("root");
        String runtime = root ? "/run" : System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run");
        String host = System.getenv().getOrDefault("CONTAINER_HOST", SOCKET + runtime + "/podman/podman.sock");
        if (host.startsWith(SOCKET) && !Files.exists(Path.of(host.substring(SOCKET.length())))) {
            throw new UnmetNeedException("Podman's API socket " + host + " is not there, and Compose needs it; run "
                    + (root ? "systemctl start podman.socket" : "systemctl --user start podman.socket")
                    + ", or podman system service --time=0 &");
        }
        return host;
    }

    /** What a report says of it. */
    public Map<String, String> told() throws UnmetNeedException {
        Facts facts = facts();
        Map<String, String> told = new LinkedHashMap<>();
        told.put("engine", title + " " + facts.version());
        told.put("storageDriver", facts.storageDriver());
        told.put("cgroups", facts.cgroups());
        told.put("compose", compose().version());
        told.put("liveRestore", Boolean.toString(facts.liveRestore()));
        return told;
    }
}
