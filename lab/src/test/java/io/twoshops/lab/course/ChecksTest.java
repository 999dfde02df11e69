package io.twoshops.lab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UnmetNeedException;
import io.twoshops.lab.target.engine.Call;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What checks make of the answers of engines, clusters and the kernel; the exercises themselves are done in CI. */
class ChecksTest {
    private final Map<String, Call.Result> answers = new HashMap<>();
    private final Machine machine =
            command -> answers.getOrDefault(String.join(" ", command), new Call.Result(1, "", "Error: No such object"));
    private final Containers docker = new Containers(machine, "docker");

    @TempDir
    Path folder;

    @Test
    void findsNothingWhereNothingWasDone() throws Exception {
        assertThat(new LifeCheck(docker).look()).hasSize(3).noneMatch(Finding::there);
        assertThat(new LayersCheck(docker).look()).hasSize(5).noneMatch(Finding::there);
        assertThat(new DockerfileCheck(docker).look()).hasSize(5).noneMatch(Finding::there);
        assertThat(new ComposeCheck(docker).look()).hasSize(17).noneMatch(Finding::there);
        assertThat(new FaultsCheck(docker).look()).hasSize(5).noneMatch(Finding::there);
        assertThat(new DaemonlessCheck(docker, folder).look()).hasSize(4).noneMatch(Finding::there);
    }

    @Test
    void doesNotTakeAnEngineThatFailsForOneThatHasNothing() {
        answers.put(
                "docker container inspect lab1-life", new Call.Result(1, "", "Cannot connect to the Docker daemon"));
        assertThatThrownBy(() -> new LifeCheck(docker).look())
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("Cannot connect");
    }

    @Test
    void wantsTheDeafContainerToHaveBeenKilled() throws Exception {
        container("lab1-deaf", "{\"State\": {\"Status\": \"exited\", \"ExitCode\": 0}}");
        Finding deaf = new LifeCheck(docker).look().get(2);
        assertThat(deaf.there()).isFalse();
        assertThat(deaf.found()).isEqualTo("exited with 0");
    }

    @Test
    void countsTheLayersThatAChangeMoved() throws Exception {
        layers("lab3-good:1", "base", "libraries", "one");
        layers("lab3-good:2", "base", "libraries", "two");
        layers("lab3-bad:1", "base", "one", "libraries");
        layers("lab3-bad:2", "base", "two", "other libraries");
        List<Finding> findings = new DockerfileCheck(docker).look();
        assertThat(findings.subList(3, 5)).allMatch(Finding::there);
        layers("lab3-good:2", "base", "other libraries", "two");
        assertThat(new DockerfileCheck(docker).look().get(3).there()).isFalse();
    }

    @Test
    void takesNoShellForAnEntryPointAndNoRootForAUser() throws Exception {
        answers.put(
                "docker image inspect lab3-greet",
                well(
                        "[{\"Config\": {\"Entrypoint\": [\"/bin/sh\", \"-c\", \"x\"], \"Cmd\": [\"world\"], \"User\": \"0:0\"}}]"));
        assertThat(new DockerfileCheck(docker).look().subList(0, 3))
                .extracting(Finding::there)
                .containsExactly(false, true, false);
    }

    @Test
    void readsHealthAsDockerAndAsPodmanTellIt() throws Exception {
        container(
                "two-shops-monolith-monolith-1",
                "{\"State\": {\"Status\": \"running\", \"Health\": {\"Status\": \"healthy\"}}}");
        container(
                "two-shops-monolith-provider-1",
                "{\"State\": {\"Status\": \"running\", \"Healthcheck\": {\"Status\": \"healthy\"}}}");
        container(
                "two-shops-monolith-postgres-1",
                "{\"State\": {\"Status\": \"running\", \"Health\": {\"Status\": \"starting\"}}}");
        assertThat(new ComposeCheck(docker).look().subList(0, 3))
                .extracting(Finding::there)
                .containsExactly(true, true, false);
    }

    @Test
    void asksTheHealthChecksThemselvesAfterFaults() throws Exception {
        String test = "\"Config\": {\"Healthcheck\": {\"Test\": [\"CMD\", \"ask\", \"ready\"]}}";
        container(
                "two-shops-monolith-monolith-1",
                "{\"Id\": \"a1\", \"RestartCount\": 2, " + test
                        + ", \"State\": {\"Status\": \"running\", \"Health\": {\"Status\": \"starting\"}}}");
        answers.put("docker exec a1 ask ready", well(""));
        container(
                "two-shops-services-recommendations-1",
                "{\"Id\": \"b2\", \"RestartCount\": 1, " + test
                        + ", \"State\": {\"Status\": \"running\", \"Health\": {\"Status\": \"healthy\"}}}");
        container("two-shops-services-catalog-1", "{\"State\": {\"Status\": \"paused\"}}");
        assertThat(new FaultsCheck(docker).look())
                .extracting(Finding::there)
                .containsExactly(true, true, true, false, false);
    }

    @Test
    void seesAProcessInAControlGroupOfVersion1() throws Exception {
        Files.writeString(
                Files.createDirectories(folder.resolve("cgroup/memory/lab4")).resolve("memory.limit_in_bytes"),
                "67108864\n");
        process("self", "0::/", "1", "root");
        process("7", "5:memory:/lab4", "2", "merged");
        assertThat(byHand()).hasSize(7).allMatch(Finding::there);
    }

    @Test
    void seesALimitOfVersion2AndThatNamespacesAreThoseOfEverybody() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("cgroup/lab4")).resolve("memory.max"), "max\n");
        process("self", "0::/", "1", "root");
        process("7", "0::/lab4", "1", "root");
        assertThat(byHand()).extracting(Finding::there).containsExactly(true, false, false, false, false, false, false);
    }

    @Test
    void readsScaleRevisionAndRestartsFromTheCluster() throws Exception {
        answers.put(
                "kubectl get --request-timeout=10s --output=json deployment catalog",
                well("{\"metadata\": {\"annotations\": {\"deployment.kubernetes.io/revision\": \"4\"}},"
                        + " \"status\": {\"readyReplicas\": 2}}"));
        answers.put(
                "kubectl get --request-timeout=10s --output=json pods --selector=app.kubernetes.io/name=catalog",
                well("{\"items\": [{\"status\": {\"containerStatuses\": [{\"restartCount\": 0}]}}]}"));
        assertThat(new KubernetesCheck(new Cluster(machine, "kubectl")).look())
                .extracting(Finding::there)
                .containsExactly(true, true, true, false);
    }

    @Test
    void doesNotTakeASilentClusterForAnEmptyOne() {
        assertThatThrownBy(() -> new OpenShiftCheck(new Cluster(machine, "oc")).look())
                .isInstanceOf(UnmetNeedException.class);
    }

    private List<Finding> byHand() throws TargetException {
        return new ByHandCheck(folder.resolve("proc"), folder.resolve("cgroup")).look();
    }

    private void process(String name, String group, String namespaces, String root) throws Exception {
        Path process = Files.createDirectories(folder.resolve("proc").resolve(name));
        Files.writeString(process.resolve("cgroup"), group + "\n");
        Files.createSymbolicLink(process.resolve("root"), Path.of(root));
        Files.createDirectory(process.resolve("ns"));
        for (String namespace : List.of("mnt", "pid", "uts", "net")) {
            Files.createSymbolicLink(process.resolve("ns").resolve(namespace), Path.of("ns-" + namespaces));
        }
    }

    private void container(String name, String inspected) {
        answers.put("docker container inspect " + name, well("[" + inspected + "]"));
    }

    private void layers(String image, String... layers) {
        answers.put(
                "docker image inspect " + image,
                well("[{\"RootFS\": {\"Layers\": [\"" + String.join("\", \"", layers) + "\"]}}]"));
    }

    private static Call.Result well(String out) {
        return new Call.Result(0, out, "");
    }
}
