package io.twoshops.lab.target.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoshops.lab.target.DeploymentState;
import io.twoshops.lab.target.PrivateFiles;
import io.twoshops.lab.target.TargetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Makes one container of an arm anew, with other settings, as {@code docker compose up} does when a compose file has changed. */
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
     * @param changes settings of the service that go before those of the compose file; none to go back to these
     */
    Container of(String service, Map<String, ?> changes) throws TargetException {
        compose.recreate(ComposeSettings.of(facts, state), service, changes.isEmpty() ? null : file(service, changes));
        return engine.containers(compose.project()).stream()
                .filter(container -> container.service().equals(service))
                .findFirst()
                .orElseThrow(() -> new TargetException("compose made no container of " + service));
    }

    /** One more compose file; JSON is YAML. */
    private Path file(String service, Map<String, ?> changes) throws TargetException {
        Path file = folder.resolve("release-" + service + ".json");
        try {
            PrivateFiles.write(
                    file, out -> new ObjectMapper().writeValue(out, Map.of("services", Map.of(service, changes))));
            return file;
        } catch (IOException e) {
            throw new TargetException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
