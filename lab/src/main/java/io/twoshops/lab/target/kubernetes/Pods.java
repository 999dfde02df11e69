package io.twoshops.lab.target.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UncheckedTargetException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The pods of one workload, as the API server knows them now. */
record Pods(KubernetesClient client, String namespace, String name) {
    /** The label that Services and policies select by. */
    static final String NAME = "app.kubernetes.io/name";

    private static final Duration EXEC_LIMIT = Duration.ofSeconds(20);

    /** What a program in a container said. */
    record Said(int exit, String out) {}

    /** All that are not on their way out, the one that serves first, and then the youngest. */
    List<Pod> present() {
        try {
            return client.pods().inNamespace(namespace).withLabel(NAME, name).list().getItems().stream()
                    .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                    .sorted(Comparator.comparing(Pods::ready)
                            .thenComparing(pod -> pod.getMetadata().getCreationTimestamp())
                            .reversed())
                    .toList();
        } catch (KubernetesClientException e) {
            throw new UncheckedTargetException(
                    new TargetException("the pods of " + name + " were not told: " + Told.by(e), e));
        }
    }

    /** The youngest event of a pod. */
    Optional<Event> lastEvent(Pod pod) {
        try {
            return client.v1().events().inNamespace(namespace).list().getItems().stream()
                    .filter(event -> pod.getMetadata()
                            .getName()
                            .equals(event.getInvolvedObject().getName()))
                    .max(Comparator.comparing(Pods::seen));
        } catch (KubernetesClientException e) {
            throw new UncheckedTargetException(
                    new TargetException("the events of " + name + " were not told: " + Told.by(e), e));
        }
    }

    /** The scheduler leaves out the last time, the kubelet the other. */
    private static String seen(Event event) {
        if (event.getLastTimestamp() != null) {
            return event.getLastTimestamp();
        }
        return event.getEventTime() != null
                ? event.getEventTime().getTime()
                : event.getMetadata().getCreationTimestamp();
    }

    Optional<Pod> first() {
        return present().stream().findFirst();
    }

    /** Whether requests are sent to it. */
    static boolean ready(Pod pod) {
        return pod.getStatus() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(each -> each.getType().equals("Ready")
                                && each.getStatus().equals("True"));
    }

    /** The state of its only container; empty before the kubelet has said something of it. */
    static Optional<ContainerStatus> container(Pod pod) {
        return pod.getStatus() == null
                ? Optional.empty()
                : pod.getStatus().getContainerStatuses().stream().findFirst();
    }

    /** What its container waits for; empty if it does not, or nothing was said of it yet. */
    static Optional<ContainerStateWaiting> waiting(Pod pod) {
        return container(pod).map(ContainerStatus::getState).map(ContainerState::getWaiting);
    }

    static boolean running(Pod pod) {
        return container(pod)
                .map(status -> status.getState() != null && status.getState().getRunning() != null)
                .orElse(false);
    }

    PodResource resource(Pod pod) {
        return client.pods().inNamespace(namespace).withName(pod.getMetadata().getName());
    }

    /**
     * Runs a script of the shell in a pod's container.
     *
     * @throws TargetException when it could not be run, or did not end in time; what it ended with is for the caller
     */
    Said run(Pod pod, String script) throws TargetException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ExecWatch exec = resource(pod).writingOutput(out).writingError(out).exec("sh", "-c", script)) {
            int exit = exec.exitCode().get(EXEC_LIMIT.toSeconds(), TimeUnit.SECONDS);
            return new Said(exit, out.toString(StandardCharsets.UTF_8));
        } catch (ExecutionException | TimeoutException | KubernetesClientException e) {
            throw new TargetException(
                    "nothing could be run in " + pod.getMetadata().getName() + ": " + Told.by(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TargetException("interrupted", e);
        }
    }
}
