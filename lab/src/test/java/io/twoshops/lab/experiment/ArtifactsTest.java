package io.twoshops.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoshops.lab.target.Arm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Looked at in this repository itself, so that a file that moves is missed. */
class ArtifactsTest {
    private static final Path HOME = Path.of("..");

    @Test
    void countsTheConfigurationOfTheMonolith() throws IOException {
        Map<String, Double> lines = new Artifacts(HOME, Arm.MONOLITH).configLines();
        assertThat(lines)
                .containsOnlyKeys(
                        "monolith/src/main/resources/application.properties",
                        "monolith/src/main/docker/Dockerfile.jvm",
                        "compose/common.yaml",
                        "compose/monolith.yaml",
                        "k8s/base/monolith/deployment.yaml",
                        "k8s/base/monolith/kustomization.yaml",
                        "k8s/base/monolith/service.yaml");
        assertThat(lines.values()).allMatch(count -> count > 0);
    }

    @Test
    void countsTheCodeOfEachApplication() throws IOException {
        assertThat(new Artifacts(HOME, Arm.MONOLITH).codeLines()).containsOnlyKeys("monolith");
        Map<String, Double> services = new Artifacts(HOME, Arm.SERVICES).codeLines();
        assertThat(services).hasSize(9).containsKeys("orders", "storefront");
        assertThat(services.values()).allMatch(count -> count > 50);
    }

    @Test
    void countsTheConfigurationOfEachService() throws IOException {
        Map<String, Double> lines = new Artifacts(HOME, Arm.SERVICES).configLines();
        assertThat(lines)
                .containsKeys("compose/common.yaml", "compose/services.yaml")
                .containsKeys("k8s/base/services/kustomization.yaml", "k8s/base/services/orders/deployment.yaml")
                .hasSize(9 + 9 + 2 + 1 + 3 * 9);
    }
}
