package io.twoshops.lab.target;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is deployed, as a file; it holds no secrets.
 *
 * @param starting whether the deployment is being made, by {@code owner}: if that process is gone, it died over it
 */
public record DeploymentState(
        Arm arm, boolean starting, LinuxProcess owner, DeployOptions options, List<UnitSpec> units) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The same, once the deployment is made. */
    public DeploymentState ready() {
        return new DeploymentState(arm, false, owner, options, units);
    }

    /** Whether who began it died over it. */
    public boolean abandoned() {
        return starting && !owner.alive();
    }

    /** Writes it into the folder of its arm. */
    public void save(Path folder) throws IOException {
        Files.createDirectories(folder);
        PrivateFiles.write(
                folder.resolve("state.json"),
                out -> out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this)));
    }

    /** What is deployed in the folder of an arm; empty if nothing is. */
    public static Optional<DeploymentState> load(Path folder) {
        try {
            return Optional.of(JSON.readValue(folder.resolve("state.json").toFile(), DeploymentState.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
