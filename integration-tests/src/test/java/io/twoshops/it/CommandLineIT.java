package io.twoshops.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twoshops.it.CommandLine.Ran;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Http;
import io.twoshops.lab.target.Ports;
import io.twoshops.lab.target.TargetException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as it is typed, with processes as its target. */
class CommandLineIT {
    private static String offset = "";

    @TempDir
    Path state;

    @BeforeAll
    static void chooseFreePorts() throws TargetException {
        offset = "" + Ports.freeOffset(Arm.MONOLITH);
    }

    private static int port() {
        return 8_080 + Integer.parseInt(offset);
    }

    @AfterEach
    void down() throws Exception {
        shop("down", "--volumes");
        assertThat(processesOfOurs()).isEmpty();
    }

    @Test
    void startsOnceShowsWhatIsUpAndLeavesNothingBehind() throws Exception {
        Ran up = shop("up", "monolith", "--port-offset", offset);
        assertThat(up.code()).as(up.err()).isZero();
        assertThat(up.out()).contains("http://localhost:" + port());
        long pid = pidOf("monolith");

        assertThat(shop("up", "monolith", "--port-offset", offset).code()).isZero();
        assertThat(pidOf("monolith")).isEqualTo(pid);

        assertThat(shop("audit", "monolith").code()).isZero();
        Ran otherwise = shop("up", "monolith");
        assertThat(otherwise.code()).isEqualTo(2);
        assertThat(otherwise.err()).contains("already up with other options (--port-offset " + offset + ")");

        Ran crash = shop("fault", "monolith", "catalog", "crash");
        assertThat(crash.code()).as(crash.out() + crash.err()).isZero();
        assertThat(crash.out()).contains("process " + pid + " is gone").contains("restarts 1");

        assertThat(shop("fault", "monolith", "catalog", "freeze", "--duration", "1")
                        .out())
                .contains("is frozen")
                .contains("ready");
        assertThat(shop("logs", "catalog").out()).contains("\"app\":\"monolith\"");
    }

    @Test
    void aCopyTakesOverFromOneThatDies() throws Exception {
        assertThat(shop("up", "monolith", "--copies", "catalog=2").err()).contains("catalog is no application of what");
        assertThat(shop("up", "monolith", "--copies", "monolith=9").err()).contains("must be from 2 to 4, and not 9");
        assertThat(shop("up", "monolith", "--own-databases").err()).contains("the monolith has one database");
        Ran up = shop("up", "monolith", "--copies", "monolith=2", "--port-offset", offset);
        assertThat(up.code()).as(up.err()).isZero();
        long pid = pidOf("monolith");
        assertThat(pidOf("monolith-2")).isNotEqualTo(pid);

        Process crash = start("fault", "monolith", "catalog", "crash");
        int asked = 0;
        while (crash.isAlive()) {
            assertThat(get("/api/products/KIT-KETTLE-900")).isEqualTo(200);
            asked++;
        }
        assertThat(Files.readString(state.resolve("out"))).contains("process " + pid + " is gone");
        assertThat(asked).isGreaterThan(10);
        assertThat(shop("audit", "monolith").code()).isZero();
    }

    @Test
    void namesThePortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(port(), 1, InetAddress.getLoopbackAddress())) {
            Ran up = shop("up", "monolith", "--port-offset", offset);

            assertThat(up.code()).isEqualTo(2);
            assertThat(up.err()).contains("port " + taken.getLocalPort() + " is taken, monolith needs it");
        }
    }

    @Test
    void startsAgainAfterAStartThatWasKilled() throws Exception {
        Process killed = start("up", "monolith", "--port-offset", offset);
        await("something is being started")
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(state.resolve("monolith/units/postgres/pid")));
        killed.destroyForcibly().waitFor();
        List<Long> left = processesOfOurs();
        assertThat(left).isNotEmpty();

        assertThat(shop("status", "--json").code()).isZero();
        assertThat(processesOfOurs()).doesNotContainAnyElementsOf(left);
        up();
    }

    @Test
    void keepsItsDataUntilToldToDeleteThem() throws Exception {
        String account = "{\"email\":\"stays@example.com\",\"password\":\"a-long-password\",\"name\":\"Stays\"}";
        String login = "{\"email\":\"stays@example.com\",\"password\":\"a-long-password\"}";
        up();
        assertThat(post("/api/accounts", account)).isEqualTo(201);
        assertThat(shop("down").out()).contains("monolith is down");

        up();
        assertThat(post("/api/sessions", login)).isEqualTo(201);
        assertThat(shop("down", "--volumes").out()).contains("its data are deleted");

        up();
        assertThat(post("/api/sessions", login)).isEqualTo(401);
    }

    private void up() throws Exception {
        Ran up = shop("up", "monolith", "--port-offset", offset);
        assertThat(up.code()).as(up.err()).isZero();
    }

    private static int post(String path, String json) throws Exception {
        return status(
                to(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static int get(String path) throws Exception {
        return status(to(path));
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
    }

    private static int status(HttpRequest.Builder request) throws Exception {
        return Http.send(request, Duration.ofSeconds(30), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void namesTheChoices() throws Exception {
        assertThat(shop("up", "monolit").err()).contains("expected one of [monolith, services, both]");
        assertThat(shop("up", "monolit").code()).isEqualTo(2);
        assertThat(shop("fault", "monolith", "catalog", "boredom").err()).contains("crash, freeze");
        assertThat(shop("fault", "monolith", "catalog", "crash").err()).contains("monolith is not up");
        assertThat(shop("up", "monolith", "--target", "moon").err()).contains("unknown target \"moon\"");
        assertThat(shop("audit").code()).isEqualTo(2);
        assertThat(shop("status").out()).contains("monolith is not up").contains("services is not up");
    }

    private long pidOf(String unit) throws Exception {
        return new CommandLine(state).unit(unit).path("pid").asLong();
    }

    private List<Long> processesOfOurs() {
        return ProcessHandle.allProcesses()
                .filter(handle -> commandLine(handle.pid()).contains(state.toString()))
                .map(ProcessHandle::pid)
                .toList();
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    private Ran shop(String... arguments) throws Exception {
        return new CommandLine(state).run(arguments);
    }

    private Process start(String... arguments) throws IOException {
        return new CommandLine(state).start(arguments);
    }
}
