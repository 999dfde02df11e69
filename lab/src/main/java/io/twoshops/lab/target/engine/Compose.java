package io.twoshops.lab.target.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoshops.lab.target.TargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The compose files of one arm, under a project name of their own. */
final class Compose {
    /** Far more than it takes; what is used by others has to be healthy before these are started. */
    private static final Duration UP_LIMIT = Duration.ofMinutes(10);

    private static final Duration DOWN_LIMIT = Duration.ofSeconds(120);
    private static final Duration ASK_LIMIT = Duration.ofSeconds(20);

    /** The applications give themselves 8 s to finish what they have begun. */
    static final int GRACE_SECONDS = 12;

    private final Engine.ComposeCommand command;
    private final String project;
    private final List<Path> files;
    private volatile @Nullable Call goingUp;

    Compose(Engine.ComposeCommand command, String project, List<Path> files) {
        this.command = command;
        this.project = project;
        this.files = files;
    }

    String project() {
        return project;
    }

    /** The images that the files name, by service, once the variables in them are replaced. */
    Map<String, String> images() throws TargetException {
        Call.Result config = call(Map.of(), "config", "--format", "json").awaitInAnyCase(ASK_LIMIT);
        requireWell("config", config);
        Map<String, String> images = new TreeMap<>();
        for (Map.Entry<String, JsonNode> service :
                Documents.one(config.out()).path("services").properties()) {
            images.put(service.getKey(), service.getValue().path("image").asText());
        }
        return images;
    }

    /**
     * Starts what is not running, and returns when all has been started; what is used by others is healthy by then.
     *
     * @param settings the variables in the files
     * @param asItIs containers that are there stay, whatever has changed meanwhile
     */
    void up(Map<String, String> settings, boolean asItIs) throws TargetException {
        List<String> words = new ArrayList<>(List.of("up", "--detach", "--no-build", "--pull", "never"));
        if (asItIs) {
            words.add("--no-recreate");
        }
        up(call(settings, words.toArray(String[]::new)));
    }

    /**
     * Makes one container anew if its settings have changed, and leaves all others alone.
     *
     * @param change a file of settings that go before those of the usual files; null for none
     */
    void recreate(Map<String, String> settings, String service, @Nullable Path change) throws TargetException {
        List<Path> changed = new ArrayList<>(files);
        if (change != null) {
            changed.add(change);
        }
        up(call(settings, changed, "up", "--detach", "--no-build", "--pull", "never", "--no-deps", service));
    }

    private void up(Call call) throws TargetException {
        goingUp = call;
        try {
            requireWell("up", call.await(UP_LIMIT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TargetException("interrupted", e);
        } finally {
            goingUp = null;
        }
    }

    /** Ends and removes all containers and networks, and with {@code volumes} the data; harmless where there is nothing. */
    void down(boolean volumes) throws TargetException {
        Call unfinished = goingUp;
        if (unfinished != null) {
            unfinished.end();
        }
        List<String> words =
                new ArrayList<>(List.of("down", "--remove-orphans", "--timeout", Integer.toString(GRACE_SECONDS)));
        if (volumes) {
            words.add("--volumes");
        }
        requireWell("down", call(Map.of(), words.toArray(String[]::new)).awaitInAnyCase(DOWN_LIMIT));
    }

    private Call call(Map<String, String> settings, String... words) throws TargetException {
        return call(settings, files, words);
    }

    private Call call(Map<String, String> settings, List<Path> files, String... words) throws TargetException {
        List<String> line = new ArrayList<>(command.words());
        line.addAll(List.of("--project-name", project));
        files.forEach(file -> line.addAll(List.of("--file", file.toString())));
        line.addAll(List.of(words));
        Map<String, String> environment = new TreeMap<>(command.environment());
        environment.putAll(settings);
        return Call.start(line, environment);
    }

    private static void requireWell(String what, Call.Result result) throws TargetException {
        if (!result.well()) {
            throw new TargetException("compose " + what + " failed: " + result.lastLine());
        }
    }
}
