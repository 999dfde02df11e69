package io.twoshops.lab.target.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoshops.lab.target.DeploymentState;
import io.twoshops.lab.target.PrivateFiles;
import io.twoshops.lab.target.TargetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes one container of an arm anew, from another image, as {@code docker compose up} does when a compose file has changed. */
final class Recreation {
    private final Engine engine;
    private final Engine.Facts facts;
    private final Compose compose;
    private final DeploymentState state;
    private final Path folder;

    /** @param folder the arm's own */
    Recreation(Engine engine, Engine.Facts facts, Compose compose, DeploymentState state, Path folder) {
        this.engine = engine;
        this.facts = facts;
        this.compose = compose;
        this.state = state;
        this.folder = folder;
    }

    /**
     * Ends the container in an orderly way and starts the other one; does not wait until it is ready.
     *
     * @param image null for the one of the compose file
     */
    Container of(String service, @Nullable String image) throws TargetException {
        Map<String, String> settings = ComposeSettings.of(facts, state);
        if (image == null) {
            compose.recreate(settings, service, null);
        } else {
            compose.recreate(settings, service, naming(service, image));
        }
        return engine.containers(compose.project()).stream()
                .filter(container -> container.service().equals(service))
                .findFirst()
                .orElseThrow(() -> new TargetException("compose made no container of " + service));
    }

    /** A compose file that names the image; JSON is YAML. */
    private Path naming(String service, String image) throws TargetException {
        Path file = folder.resolve("release-" + service + ".json");
        try {
            PrivateFiles.write(file, out -> new ObjectMapper()
                    .writeValue(out, Map.of("services", Map.of(service, Map.of("image", image)))));
            return file;
        } catch (IOException e) {
            throw new TargetException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
