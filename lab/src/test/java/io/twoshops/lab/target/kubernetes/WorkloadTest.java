package io.twoshops.lab.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.twoshops.lab.target.Kind;
import io.twoshops.lab.target.UnitSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against an API server that keeps objects and runs nothing. */
@EnableKubernetesMockClient(crud = true)
class WorkloadTest {
    private static final String NAMESPACE = "shop";

    @SuppressWarnings("NullAway.Init")
    private KubernetesClient client;

    @Test
    void countsThePodsThatRunAndNoOthers() {
        Workload catalog = catalog();
        assertThat(catalog.instances()).isZero();
        assertThat(catalog.running()).isFalse();

        ContainerState runs =
                new ContainerStateBuilder().withNewRunning().endRunning().build();
        ContainerState waits =
                new ContainerStateBuilder().withNewWaiting().endWaiting().build();
        pod("catalog", "catalog-1", runs);
        pod("catalog", "catalog-2", runs);
        pod("catalog", "catalog-3", waits);
        pod("carts", "carts-1", runs);
        assertThat(catalog.instances()).isEqualTo(2);
        assertThat(catalog.running()).isTrue();
    }

    @Test
    void tellsWhatTheYoungestEventOfItsPodWarnsOf() {
        Workload catalog = catalog();
        pod(
                "catalog",
                "catalog-1",
                new ContainerStateBuilder()
                        .withNewWaiting()
                        .withReason("ContainerCreating")
                        .endWaiting()
                        .build());
        assertThat(catalog.hindrance()).isEmpty();

        event("mounted", "Warning", "no such volume", "2026-11-29T10:00:00Z");
        event("pulling", "Normal", "Pulling image", "2026-11-29T10:00:05Z");
        assertThat(catalog.hindrance()).isEmpty();

        event("sandbox", "Warning", "no address left", "2026-11-29T10:00:09Z");
        assertThat(catalog.hindrance()).contains("cannot be started: no address left");
    }

    private Workload catalog() {
        return new Workload(
                new UnitSpec("catalog", Kind.APPLICATION, List.of("catalog"), 8080, 9000),
                client,
                NAMESPACE,
                new Forwards(client, NAMESPACE));
    }

    private void event(String name, String type, String message, String time) {
        client.resource(new EventBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .withNewInvolvedObject()
                        .withKind("Pod")
                        .withName("catalog-1")
                        .endInvolvedObject()
                        .withType(type)
                        .withMessage(message)
                        .withLastTimestamp(time)
                        .build())
                .create();
    }

    private void pod(String application, String name, ContainerState state) {
        client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(NAMESPACE)
                        .addToLabels(Pods.NAME, application)
                        .endMetadata()
                        .withNewStatus()
                        .addNewContainerStatus()
                        .withName(application)
                        .withState(state)
                        .endContainerStatus()
                        .endStatus()
                        .build())
                .create();
    }
}
