package io.twoshops.lab.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HindranceTest {
    private static final ContainerState RUNS =
            new ContainerStateBuilder().withNewRunning().endRunning().build();

    @Test
    void tellsThatNoNodeHasRoom() {
        Pod pending = new PodBuilder()
                .withNewStatus()
                .addNewCondition()
                .withType("PodScheduled")
                .withStatus("False")
                .withReason("Unschedulable")
                .withMessage("0/1 nodes are available: 1 Insufficient memory.")
                .endCondition()
                .endStatus()
                .build();
        assertThat(hindrance(List.of(pending), null))
                .contains("finds no node with room for it: 0/1 nodes are available: 1 Insufficient memory.");
    }

    @Test
    void tellsWhichImageIsNowhere() {
        assertThat(hindrance(List.of(pod(RUNS), pod(waiting("ImagePullBackOff"))), null))
                .contains("has no image, two-shops/carts:1.0 is neither on the node nor can it be pulled"
                        + " (ImagePullBackOff)");
    }

    @Test
    void whatTakesItsTimeIsNoHindrance() {
        assertThat(hindrance(List.of(pod(RUNS), pod(waiting("ContainerCreating"))), refused()))
                .isEmpty();
        assertThat(hindrance(List.of(pod(waiting(null))), null)).isEmpty();
        assertThat(hindrance(List.of(), null)).isEmpty();
        assertThat(hindrance(List.of(), new Deployment())).isEmpty();
    }

    @Test
    void tellsWhyNoPodIsMade() {
        assertThat(hindrance(List.of(), refused())).contains("gets no pod: exceeded quota: compute");
    }

    @Test
    void tellsWhatAContainerCannotBeStartedWithout() {
        ContainerState state = new ContainerStateBuilder()
                .withNewWaiting()
                .withReason("CreateContainerConfigError")
                .withMessage("secret \"shop-secrets\" not found")
                .endWaiting()
                .build();
        assertThat(hindrance(List.of(pod(state)), null))
                .contains("cannot be started: secret \"shop-secrets\" not found");
    }

    @Test
    void tellsWhatTheLastEventOfAPodWarnsOf() {
        List<Pod> creating = List.of(pod(waiting("ContainerCreating")));
        assertThat(Hindrance.of(creating, null, pod -> Optional.of(event("Warning"))))
                .contains("cannot be started: secret \"shop-secrets\" not found");
        assertThat(Hindrance.of(creating, null, pod -> Optional.of(event("Normal"))))
                .isEmpty();
        assertThat(Hindrance.of(List.of(pod(RUNS)), null, pod -> Optional.of(event("Warning"))))
                .isEmpty();
    }

    private static Optional<String> hindrance(List<Pod> pods, @Nullable Deployment deployment) {
        return Hindrance.of(pods, deployment, pod -> Optional.empty());
    }

    private static Event event(String type) {
        return new EventBuilder()
                .withType(type)
                .withMessage("secret \"shop-secrets\" not found")
                .build();
    }

    private static Deployment refused() {
        return new DeploymentBuilder()
                .withNewStatus()
                .addNewCondition()
                .withType("ReplicaFailure")
                .withStatus("True")
                .withMessage("exceeded quota: compute")
                .endCondition()
                .endStatus()
                .build();
    }

    private static ContainerState waiting(@Nullable String reason) {
        return new ContainerStateBuilder()
                .withNewWaiting()
                .withReason(reason)
                .endWaiting()
                .build();
    }

    private static Pod pod(ContainerState state) {
        return new PodBuilder()
                .withNewSpec()
                .addNewContainer()
                .withImage("two-shops/carts:1.0")
                .endContainer()
                .endSpec()
                .withNewStatus()
                .addNewContainerStatus()
                .withState(state)
                .endContainerStatus()
                .endStatus()
                .build();
    }
}
