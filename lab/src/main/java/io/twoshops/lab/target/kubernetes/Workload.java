package io.twoshops.lab.target.kubernetes;

import static io.twoshops.lab.target.UncheckedTargetException.unchecked;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.twoshops.lab.target.Build;
import io.twoshops.lab.target.Network;
import io.twoshops.lab.target.Orchestrated;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UncheckedTargetException;
import io.twoshops.lab.target.Unit;
import io.twoshops.lab.target.UnitSpec;
import io.twoshops.lab.target.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A unit as a Deployment of one replica, or as a StatefulSet where it holds data. */
final class Workload implements Unit {
    /** A freeze that nobody ends, since the lab is gone, ends by itself after this. */
    private static final int MOST_FREEZE_SECONDS = 120;

    private static final Duration NEWS_LIMIT = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 100;
    private static final int HEX = 16;
    private static final int ID_DIGITS = 12;
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private final UnitSpec spec;
    private final KubernetesClient client;
    private final String namespace;
    private final Forwards forwards;
    private final Pods pods;
    private final PolicyNetwork network;
    private final PodMoves moves;
    private @Nullable Container before;

    Workload(UnitSpec spec, KubernetesClient client, String namespace, Forwards forwards) {
        this.spec = spec;
        this.client = client;
        this.namespace = namespace;
        this.forwards = forwards;
        this.pods = new Pods(client, namespace, spec.name());
        this.network = new PolicyNetwork(client, namespace, spec);
        this.moves = new PodMoves(client, pods, this::releaseImage);
    }

    @Override
    public UnitSpec spec() {
        return spec;
    }

    @Override
    public Optional<URI> managementUrl() {
        return spec.managementPort() == 0
                ? Optional.empty()
                : Optional.of(URI.create("http://localhost:" + forwards.to(name(), spec.managementPort())));
    }

    private List<Pod> runningPods() {
        return pods.present().stream().filter(Pods::running).toList();
    }

    private Optional<ContainerStatus> live() {
        return runningPods().stream().findFirst().flatMap(Pods::container);
    }

    @Override
    public boolean running() {
        return live().isPresent();
    }

    @Override
    public int instances() {
        return runningPods().size();
    }

    /** Whether requests are sent to one of its pods: what the kubelet has last heard of the readiness probe. */
    @Override
    public boolean ready() {
        return pods.present().stream().anyMatch(Pods::ready);
    }

    @Override
    public Optional<String> hindrance() {
        return Hindrance.of(pods.present(), deployment(), pods::lastEvent);
    }

    /** Null for what holds data. */
    private @Nullable Deployment deployment() {
        return client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(name())
                .get();
    }

    /** The beginning of the container's id: the number that a process has on its node is nobody's business here. */
    @Override
    public long pid() {
        return live().map(Workload::pid).orElse(-1L);
    }

    private static long pid(ContainerStatus status) {
        String id = status.getContainerID();
        int begin = id.lastIndexOf('/') + 1;
        return Long.parseLong(id.substring(begin, begin + ID_DIGITS), HEX);
    }

    @Override
    public @Nullable Instant started() {
        return live().map(status -> Instant.parse(status.getState().getRunning().getStartedAt()))
                .orElse(null);
    }

    /** By the kubelet, in the present pods. */
    @Override
    public int restarts() {
        return pods.present().stream()
                .flatMap(pod -> Pods.container(pod).stream())
                .mapToInt(ContainerStatus::getRestartCount)
                .sum();
    }

    private String does(String script) throws TargetException {
        List<Pod> running = runningPods();
        if (running.isEmpty()) {
            throw new TargetException(name() + " has no pod that runs");
        }
        return does(running.get(0), script);
    }

    private String does(Pod pod, String script) throws TargetException {
        Pods.Said said = pods.run(pod, script);
        if (said.exit() != 0) {
            throw new TargetException(name() + ": " + said.out().strip());
        }
        return said.out();
    }

    /** From within the pod, with the rights of the unit itself. The kubelet sees its container die and starts it again. */
    @Override
    public void kill() {
        unchecked(() -> does(InContainer.kill()));
    }

    @Override
    public void pause() {
        unchecked(() -> does(InContainer.freeze(MOST_FREEZE_SECONDS)));
    }

    @Override
    public void resume() {
        unchecked(() -> InAnyCase.run(() -> {
            if (running()) {
                does(InContainer.thaw());
            }
        }));
    }

    @Override
    public boolean paused() {
        List<Pod> running = runningPods();
        return !running.isEmpty()
                && said(running.get(0), InContainer.state()).strip().equals("T");
    }

    /** What a script printed; nothing if the container ends over it, of which the API server hears a moment later than an exec does. */
    private String said(Pod pod, String script) {
        try {
            return does(pod, script);
        } catch (TargetException e) {
            if (ended(Pods.container(pod).map(Workload::pid).orElseThrow())) {
                return "";
            }
            throw new UncheckedTargetException(e);
        }
    }

    private boolean ended(long container) {
        long end = System.nanoTime() + NEWS_LIMIT.toNanos();
        try {
            while (runningPods().stream()
                    .flatMap(pod -> Pods.container(pod).stream())
                    .anyMatch(status -> pid(status) == container)) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }

    @Override
    public void stop() {
        scale(0);
    }

    @Override
    public void start() {
        scale(1);
    }

    private void scale(int replicas) {
        if (spec.kind().isUsed()) {
            client.apps().statefulSets().inNamespace(namespace).withName(name()).scale(replicas);
        } else {
            client.apps().deployments().inNamespace(namespace).withName(name()).scale(replicas);
        }
    }

    @Override
    public void release(Build build) throws TargetException {
        releaseImage(Objects.requireNonNull(build.image(), "a pod runs an image"));
    }

    private void releaseImage(String image) throws TargetException {
        changed(container -> {
            container.setImage(image);
            return container;
        });
    }

    @Override
    public void releaseUncached() throws TargetException {
        changed(container -> {
            List<EnvVar> environment = new ArrayList<>(container.getEnv());
            environment.add(new EnvVar("JAVA_TOOL_OPTIONS", "-XX:AOTMode=off", null));
            container.setEnv(environment);
            return container;
        });
    }

    @Override
    public void rollBack() throws TargetException {
        Container earlier = before;
        if (earlier != null) {
            InAnyCase.run(() -> edit(container -> earlier));
            before = null;
        }
    }

    private void changed(UnaryOperator<Container> change) throws TargetException {
        Deployment present = deployment();
        if (present == null) {
            throw new TargetException(name() + " is no Deployment; only an application is released");
        }
        if (before == null) {
            before = present.getSpec().getTemplate().getSpec().getContainers().get(0);
        }
        edit(change);
    }

    private void edit(UnaryOperator<Container> change) throws TargetException {
        try {
            client.apps().deployments().inNamespace(namespace).withName(name()).edit(deployment -> {
                List<Container> containers =
                        deployment.getSpec().getTemplate().getSpec().getContainers();
                containers.set(0, change.apply(containers.get(0)));
                return deployment;
            });
        } catch (KubernetesClientException e) {
            throw new TargetException(name() + " was not changed: " + Told.by(e), e);
        }
    }

    @Override
    public boolean runs(Build build) {
        String image = build.image();
        return image != null
                && pods.present().stream()
                        .filter(Pods::running)
                        .anyMatch(pod ->
                                pod.getSpec().getContainers().get(0).getImage().equals(image));
    }

    /** A rolling update takes the old pod away only when the new one is ready. */
    @Override
    public boolean serves(Build build) {
        List<Pod> present = pods.present();
        return runs(build)
                && present.stream()
                        .allMatch(pod -> Pods.ready(pod)
                                && pod.getSpec()
                                        .getContainers()
                                        .get(0)
                                        .getImage()
                                        .equals(build.image()));
    }

    /** As the processes of each of its containers are seen from within. */
    @Override
    public Usage usage() {
        return runningPods().stream()
                .map(pod -> usage(said(pod, InContainer.usage())))
                .reduce(Usage.NONE, Usage::plus);
    }

    static Usage usage(String said) {
        long rss = 0;
        long pss = 0;
        double ticks = 0;
        for (String line : said.lines().toList()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "Rss:" -> rss += Long.parseLong(words[1]);
                case "Pss:" -> pss += Long.parseLong(words[1]);
                case "Stat:" ->
                    ticks += Long.parseLong(words[1 + USER_TICKS]) + Long.parseLong(words[1 + SYSTEM_TICKS]);
                default -> {}
            }
        }
        return new Usage(rss * 1024, pss * 1024, ticks / TICKS_PER_SECOND);
    }

    @Override
    public Optional<Network> network() {
        return Optional.of(network);
    }

    @Override
    public Optional<Orchestrated> orchestrated() {
        return Optional.of(moves);
    }

    /** The kubelet keeps what the container before the present one has printed, and no more. */
    @Override
    public void copyLog(OutputStream out, boolean follow) throws IOException, InterruptedException {
        Pod pod = pods.first().orElse(null);
        if (pod == null) {
            return;
        }
        try {
            if (Pods.container(pod).map(ContainerStatus::getRestartCount).orElse(0) > 0) {
                out.write(pods.resource(pod).terminated().getLog().getBytes(StandardCharsets.UTF_8));
            }
            if (follow) {
                try (LogWatch log = pods.resource(pod).watchLog();
                        InputStream printed = log.getOutput()) {
                    printed.transferTo(out);
                }
            } else {
                out.write(pods.resource(pod).getLog().getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
        } catch (KubernetesClientException e) {
            throw new IOException("the log of " + name() + " was not told: " + Told.by(e), e);
        }
    }
}
