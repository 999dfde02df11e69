package io.twoshops.lab.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.List;
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
        assertThat(Hindrance.of(List.of(pending), null))
                .contains("finds no node with room for it: 0/1 nodes are available: 1 Insufficient memory.");
    }

    @Test
    void tellsWhichImageIsNowhere() {
        assertThat(Hindrance.of(List.of(pod(RUNS), pod(waiting("ImagePullBackOff"))), null))
                .contains("has no image, two-shops/carts:1.0 is neither on the node nor can it be pulled"
                        + " (ImagePullBackOff)");
    }

    @Test
    void whatTakesItsTimeIsNoHindrance() {
        assertThat(Hindrance.of(List.of(pod(RUNS), pod(waiting("ContainerCreating"))), refused()))
                .isEmpty();
        assertThat(Hindrance.of(List.of(), null)).isEmpty();
        assertThat(Hindrance.of(List.of(), new Deployment())).isEmpty();
    }

    @Test
    void tellsWhyNoPodIsMade() {
        assertThat(Hindrance.of(List.of(), refused())).contains("gets no pod: exceeded quota: compute");
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

    private static ContainerState waiting(String reason) {
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
