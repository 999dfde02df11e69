package io.twoshops.lab.target.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What keeps a workload from running that no waiting mends, in the cluster's own words. */
final class Hindrance {
    /** As the kubelet names them; an image that is being pulled is not among them. */
    private static final Set<String> NO_IMAGE =
            Set.of("ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName", "ImageInspectError");

    /** A Secret or a key of it that is not there, or what the container runtime refuses. */
    private static final Set<String> NO_CONTAINER = Set.of("CreateContainerConfigError", "CreateContainerError");

    private static final Set<String> MAKING = Set.of("ContainerCreating");

    private Hindrance() {}

    /**
     * @param deployment whose pods they are; null where they are of something else
     * @param lastEvent the youngest event of a pod
     */
    static Optional<String> of(
            List<Pod> pods, @Nullable Deployment deployment, Function<Pod, Optional<Event>> lastEvent) {
        Stream<String> ofPods = pods.stream()
                .filter(pod -> pod.getStatus() != null)
                .flatMap(pod -> Stream.of(noNode(pod), noImage(pod), noContainer(pod), noSandbox(pod, lastEvent))
                        .flatMap(Function.identity()));
        return Stream.concat(ofPods, pods.isEmpty() ? refused(deployment) : Stream.empty())
                .findFirst();
    }

    private static Stream<String> noNode(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> "PodScheduled".equals(condition.getType()))
                .filter(condition -> "Unschedulable".equals(condition.getReason()))
                .map(PodCondition::getMessage)
                .map(message -> "finds no node with room for it: " + message);
    }

    private static Stream<String> noImage(Pod pod) {
        return waiting(pod, NO_IMAGE)
                .map(waiting ->
                        "has no image, " + pod.getSpec().getContainers().get(0).getImage()
                                + " is neither on the node nor can it be pulled (" + waiting.getReason() + ")");
    }

    private static Stream<String> noContainer(Pod pod) {
        return waiting(pod, NO_CONTAINER).map(waiting -> "cannot be started: " + waiting.getMessage());
    }

    /** A volume, a network or the sandbox itself: of these only the kubelet's events tell. While it pulls an image, its last is none of these. */
    private static Stream<String> noSandbox(Pod pod, Function<Pod, Optional<Event>> lastEvent) {
        return waiting(pod, MAKING)
                .flatMap(waiting -> lastEvent.apply(pod).stream())
                .filter(event -> "Warning".equals(event.getType()))
                .map(event -> "cannot be started: " + event.getMessage());
    }

    private static Stream<ContainerStateWaiting> waiting(Pod pod, Set<String> reasons) {
        return Pods.waiting(pod)
                .filter(waiting -> waiting.getReason() != null && reasons.contains(waiting.getReason()))
                .stream();
    }

    /** By a quota, or by a rule of the namespace: then no pod is even made. */
    private static Stream<String> refused(@Nullable Deployment deployment) {
        if (deployment == null || deployment.getStatus() == null) {
            return Stream.empty();
        }
        return deployment.getStatus().getConditions().stream()
                .filter(condition -> "ReplicaFailure".equals(condition.getType()))
                .map(DeploymentCondition::getMessage)
                .map(message -> "gets no pod: " + message);
    }
}
