package io.twoshops.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line with a stand-in for the engine's, which answers by a script and notes what it was asked. */
class ContainerCommandsTest {
    private static final String ANSWERS =
            """
            #!/bin/sh
            echo "$*" >>"%1$s/asked"
            case "$*" in
              info*) cat "%1$s/info" || { echo "Cannot connect to the daemon" >&2; exit 1; } ;;
              "compose version"*) echo 2.26.1 ;;
              *"config --format json")
                echo '{"services": {"monolith": {"image": "two-shops/monolith:1"}, "postgres": {"image": "postgres:17"}}}' ;;
              "image inspect"*) cat "%1$s/images" || { echo "Error: No such image: $5" >&2; exit 1; } ;;
              *" up "*) echo "container p-monolith-1 is unhealthy" >&2; exit 1 ;;
              ps*) grep -q " up " "%1$s/asked" && echo 0123456789abcdef ;;
              "container inspect"*)
                echo '[{"Id": "0123456789abcdef", "Config": {"Labels": {"com.docker.compose.service": "monolith"}},'
                echo '  "State": {"Running": true, "Pid": 1, "Health": {"Status": "unhealthy"}}}]' ;;
              logs*) echo "the disk is full" ;;
            esac
            exit 0
            """;

    private static final String OFFSET = "19700";

    @TempDir
    Path folder;

    private record Ran(int code, String err) {}

    @BeforeEach
    void anEngineThatHasAllImages() throws Exception {
        Path docker = Files.writeString(folder.resolve("docker"), ANSWERS.formatted(folder));
        Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("info"), info(64L << 30));
        Files.writeString(folder.resolve("images"), "sha256:1");
    }

    private static String info(long memory) {
        return "{\"ServerVersion\": \"1\", \"Driver\": \"overlay2\", \"NCPU\": 2, \"MemTotal\": " + memory + "}";
    }

    @Test
    void namesTheTargetsThatThereAre() throws Exception {
        Ran up = shop("up", "monolith", "--target", "moon");
        assertThat(up.code()).isEqualTo(2);
        assertThat(up.err()).contains("unknown target \"moon\"; there are: processes, docker, podman");
    }

    @Test
    void saysWhatToDoWhenTheEngineDoesNotAnswer() throws Exception {
        Files.delete(folder.resolve("info"));
        for (String command : List.of("up", "status", "down", "audit")) {
            Ran ran = shop(command, "monolith", "--target", "docker");
            assertThat(ran.code()).as(command).isEqualTo(2);
            assertThat(ran.err())
                    .isEqualToIgnoringNewLines("the Docker engine does not answer (docker info: Cannot connect to the"
                            + " daemon); start it, or choose --target processes");
        }
    }

    @Test
    void saysHowPodmansSocketIsMade() throws Exception {
        Files.copy(folder.resolve("docker"), folder.resolve("podman"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(folder.resolve("info"), "{\"host\": {\"cpus\": 2}, \"version\": {\"Version\": \"4\"}}");
        Ran up = shop("up", "monolith", "--target", "podman");
        assertThat(up.code()).isEqualTo(2);
        assertThat(up.err()).contains("/nowhere.sock is not there").contains("podman system service --time=0 &");
    }

    @Test
    void namesTheImagesThatAreMissingAndHowTheyAreMade() throws Exception {
        Files.delete(folder.resolve("images"));
        Ran up = shop("up", "monolith", "--target", "docker");
        assertThat(up.code()).isEqualTo(2);
        assertThat(up.err().lines()).hasSize(1);
        assertThat(up.err())
                .contains("two-shops/monolith:1 (./shop images build")
                .contains("postgres:17 (docker pull gets it");
    }

    @Test
    void namesThePortThatIsTakenBeforeAnythingIsStarted() throws Exception {
        int port = 8_080 + Integer.parseInt(OFFSET);
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            Ran up = shop("up", "monolith", "--target", "docker", "--port-offset", OFFSET);
            assertThat(up.code()).isEqualTo(2);
            assertThat(up.err()).contains("port " + taken.getLocalPort() + " is taken, monolith needs it");
        }
        assertThat(asked()).noneMatch(words -> words.contains(" up "));
    }

    @Test
    void saysHowMuchMemoryIsMissing() throws Exception {
        Files.writeString(folder.resolve("info"), info(2L << 30));
        Ran up = shop("up", "monolith", "--target", "docker", "--port-offset", OFFSET);
        assertThat(up.code()).isEqualTo(2);
        assertThat(up.err()).contains("the arm needs 3904 MiB of memory and 2048 MiB are available");
    }

    @Test
    void takesDownWhatDidNotComeUpAndShowsItsLastWords() throws Exception {
        Ran up = shop("up", "monolith", "--target", "docker", "--port-offset", OFFSET);
        assertThat(up.code()).isEqualTo(1);
        assertThat(up.err()).contains("p-monolith-1 is unhealthy").contains("monolith: the end of its log:");
        assertThat(up.err()).contains("the disk is full");
        List<String> asked = asked();
        assertThat(asked.get(asked.size() - 1)).contains(" down ");
        assertThat(folder.resolve("state/docker/monolith/state.json")).doesNotExist();
    }

    @Test
    void refusesAnExperimentOnNetworksWhereThereAreNone() throws Exception {
        Ran run = shop("experiment", "run", "E6network", "--arm", "services", "--out", folder + "/run");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("delay is done to a unit's own network");
    }

    @Test
    void refusesReplicasThatComeAndGoWhereNothingMovesThem() throws Exception {
        Ran up = shop("up", "services", "--target", "docker", "--autoscaled", "--port-offset", OFFSET);
        assertThat(up.code()).isEqualTo(2);
        assertThat(up.err())
                .isEqualToIgnoringNewLines("replicas that come and go by themselves are for --target kubernetes");
        assertThat(asked()).noneMatch(words -> words.contains(" up "));
        Ran compare = shop("compare", "--target", "docker", "--only", "E3autoscaled", "--out", folder + "/run");
        assertThat(compare.code()).isEqualTo(2);
        assertThat(compare.err()).contains("E3autoscaled cannot be done here: replicas that come and go");
    }

    @Test
    void refusesADatabaseServerForEachServiceWhereAllShareOneBeforeAnythingIsStarted() throws Exception {
        Ran up = shop("up", "both", "--target", "docker", "--own-databases", "--port-offset", OFFSET);
        assertThat(up.code()).isEqualTo(2);
        assertThat(up.err()).isEqualToIgnoringNewLines("a database server for each service is for --target processes");
        assertThat(asked()).noneMatch(words -> words.contains(" up "));
        Ran compare = shop("compare", "--target", "docker", "--only", "E8servers", "--out", folder + "/run");
        assertThat(compare.code()).isEqualTo(2);
        assertThat(compare.err())
                .contains(
                        "E8servers cannot be done here: a database server for each service is for --target processes");
    }

    @Test
    void saysThatNoClusterAnswersAndWhichWasAsked() throws Exception {
        Path nowhere = Files.writeString(
                folder.resolve("kubeconfig"),
                """
                apiVersion: v1
                kind: Config
                clusters: [{name: none, cluster: {server: "http://127.0.0.1:1"}}]
                contexts: [{name: none, context: {cluster: none}}]
                current-context: none
                """);
        for (String[] command : new String[][] {
            {"up", "monolith", "--target", "kubernetes"},
            {"status", "--target", "kubernetes"},
            {"up", "monolith", "--target", "kubernetes", "--dry-run"}
        }) {
            Ran run = shop(Map.of("KUBECONFIG", nowhere.toString()), command);
            assertThat(run.code()).as(run.err()).isEqualTo(2);
            assertThat(run.err())
                    .contains("no cluster answers at http://127.0.0.1:1")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void saysWhatIsWrongWithAKubeconfig() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken"), "apiVersion: v1\ncontexts: [");
        Path list = Files.writeString(folder.resolve("list"), "[1, 2]");
        for (Path kubeconfig : List.of(broken, list)) {
            Ran run = shop(Map.of("KUBECONFIG", kubeconfig.toString()), "status", "--target", "kubernetes");
            assertThat(run.code()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).startsWith("the kubeconfig cannot be read: ").doesNotContain("\tat ");
            assertThat(run.err().lines()).hasSize(1);
        }
        String nowhere = folder.resolve("nowhere").toString();
        Ran run = shop(Map.of("KUBECONFIG", nowhere), "up", "monolith", "--target", "kubernetes");
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("no kubeconfig has a current context").doesNotContain("\tat ");
    }

    @Test
    void refusesWhatIsForAClusterElsewhereAndWhatIsNotForACluster() throws Exception {
        assertThat(shop("up", "monolith", "--namespace", "shop").err())
                .contains("--namespace is for --target kubernetes");
        assertThat(shop("up", "monolith", "--dry-run").err()).contains("--dry-run is for --target kubernetes");
        assertThat(shop("down", "--dry-run").err()).contains("--dry-run is for --target kubernetes");
        assertThat(shop("bench", "--target", "kubernetes").err()).contains("the way to a cluster would be part of it");
        assertThat(shop("status", "--target", "mars").err()).contains("processes, docker, podman, kubernetes");
    }

    private List<String> asked() throws Exception {
        return Files.readAllLines(folder.resolve("asked"));
    }

    private Ran shop(String... arguments) throws Exception {
        return shop(Map.of(), arguments);
    }

    private Ran shop(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dshop.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Shop.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().put("SHOP_STATE", folder.resolve("state").toString());
        builder.environment().put("CONTAINER_HOST", "unix:///nowhere.sock");
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        Path err = folder.resolve("err");
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), Files.readString(err));
    }
}
