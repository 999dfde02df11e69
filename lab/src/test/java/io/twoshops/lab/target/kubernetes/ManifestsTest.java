package io.twoshops.lab.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.twoshops.lab.manifests.Kubectl;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Layout;
import io.twoshops.lab.target.TargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestsTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @Test
    void anAutoscalerIsThereForTheHotPathWhereItIsAskedFor() throws TargetException {
        Kubectl.require();
        DeployOptions autoscaled = DeployOptions.DEFAULT.withLayout(new Layout(Map.of(), false, true));
        assertThat(autoscalers(Arm.MONOLITH, autoscaled)).containsExactly("monolith");
        assertThat(autoscalers(Arm.SERVICES, autoscaled))
                .containsExactlyInAnyOrder("storefront", "catalog", "inventory");
        assertThat(autoscalers(Arm.SERVICES, DeployOptions.DEFAULT)).isEmpty();
    }

    private static List<String> autoscalers(Arm arm, DeployOptions options) throws TargetException {
        try (KubernetesClient client = new KubernetesClientBuilder().build()) {
            return new Manifests(HOME, HOME.resolve("lab/target/manifests-test"), client)
                    .read(arm, options, "two-shops", false).stream()
                            .filter(each -> each.getKind().equals("HorizontalPodAutoscaler"))
                            .map(HasMetadata::getMetadata)
                            .map(each -> each.getName())
                            .toList();
        }
    }
}
