package io.twoshops.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twoshops.it.CommandLine.Ran;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Http;
import io.twoshops.lab.target.Ports;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as it is typed, with containers as its target. */
class ContainersCommandLineIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ACCOUNT =
            "{\"email\":\"stays@example.com\",\"password\":\"a-long-password\",\"name\":\"Stays\"}";
    private static final String LOGIN = "{\"email\":\"stays@example.com\",\"password\":\"a-long-password\"}";
    private static int offset;
    private final String target = "--target=" + Containers.ENGINE;

    @TempDir
    Path state;

    private CommandLine line;

    @BeforeAll
    static void chooseFreePorts() throws Exception {
        Containers.target(Arm.MONOLITH, "command-line");
        offset = Ports.freeOffset(Arm.MONOLITH);
    }

    @BeforeEach
    void chooseAState() {
        line = new CommandLine(state);
    }

    @AfterEach
    void leavesNothingBehind() throws Exception {
        line.run("down", "--volumes", target);
        for (List<String> kind : List.of(List.of("ps", "-a"), List.of("volume", "ls"), List.of("network", "ls"))) {
            assertThat(Containers.engine(kind.get(0), kind.get(1), "--format", "{{json .}}"))
                    .doesNotContain(project());
        }
    }

    /** Another state folder is another project. */
    private String project() {
        Path place = state.resolve(Containers.ENGINE);
        return "two-shops-monolith-" + place.getFileName() + "-" + Integer.toHexString(place.hashCode());
    }

    private void up() throws Exception {
        Ran up = line.run("up", "monolith", "--port-offset", "" + offset, target);
        assertThat(up.code()).as(up.err()).isZero();
        assertThat(up.out()).contains("http://localhost:" + (8_080 + offset));
    }

    private String placeInNetworks() throws Exception {
        String format = "{{range $name, $place := .NetworkSettings.Networks}}"
                + "{{$name}} {{$place.IPAddress}} {{$place.MacAddress}}\n{{end}}";
        return Containers.engine("inspect", "--format", format, project() + "-monolith-1");
    }

    @Test
    void startsOnceShowsWhatIsUpAndDoesFaultsToIt() throws Exception {
        up();
        long pid = line.unit("monolith", target).path("pid").asLong();
        up();
        assertThat(line.unit("monolith", target).path("pid").asLong()).isEqualTo(pid);
        assertThat(line.run("up", "monolith", target).err()).contains("already up with other options");
        assertThat(line.run("audit", "monolith", target).code()).isZero();
        assertThat(line.run("logs", "catalog", target).out()).contains("\"app\":\"monolith\"");

        Ran crash = line.run("fault", "monolith", "catalog", "crash", target);
        assertThat(crash.code()).as(crash.out() + crash.err()).isZero();
        assertThat(crash.out()).contains("process " + pid + " is gone").contains("restarts 1");

        String place = placeInNetworks();
        Ran partition = line.run("fault", "monolith", "catalog", "partition", "--duration", "2", target);
        assertThat(partition.code()).as(partition.out() + partition.err()).isZero();
        assertThat(partition.out()).contains("is in no network").contains("is ready");
        assertThat(placeInNetworks())
                .as("back as whom the others knew it: connections of before live on")
                .isEqualTo(place)
                .contains("two-shops-monolith");

        Ran delay = line.run("fault", "monolith", "catalog", "delay", "--millis", "50", "--duration", "3", target);
        assertThat(delay.code()).as(delay.out() + delay.err()).isZero();
        assertThat(delay.out())
                .contains("packets to monolith were held back, each for ")
                .contains("is ready");
        Ran unsaid = line.run("fault", "monolith", "catalog", "delay", target);
        assertThat(unsaid.code()).isEqualTo(2);
        assertThat(unsaid.err()).contains("delay needs millis from 1 to 60000, and has none");
    }

    @Test
    void aFreezeEndsEvenWhenTheLabIsKilled() throws Exception {
        up();
        Process fault = line.start("fault", "monolith", "catalog", "freeze", "--duration", "300", target);
        await("frozen").atMost(PATIENCE).until(() -> Files.readString(state.resolve("out"))
                .contains("is frozen"));
        fault.destroyForcibly().waitFor();

        await("thawed")
                .atMost(PATIENCE)
                .until(() ->
                        line.unit("monolith", target).path("state").asText().equals("ready"));
    }

    @Test
    void keepsItsDataUntilToldToDeleteThem() throws Exception {
        up();
        assertThat(post("/api/accounts", ACCOUNT)).isEqualTo(201);
        assertThat(line.run("down", target).out()).contains("monolith is down");

        up();
        assertThat(post("/api/sessions", LOGIN)).isEqualTo(201);
        assertThat(line.run("down", "--volumes", target).out()).contains("its data are deleted");

        up();
        assertThat(post("/api/sessions", LOGIN)).isEqualTo(401);
    }

    private int post(String path, String json) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + (8_080 + offset) + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return Http.send(request, Duration.ofSeconds(30), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
