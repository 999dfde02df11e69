package io.twoshops.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Http;
import io.twoshops.lab.target.Kind;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Unit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What containers promise, looked at on the monolith. */
class ContainersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String ANY_USER = "1000650000";
    private static @Nullable Shops shops;

    @BeforeAll
    static void up() throws TargetException, InterruptedException {
        shops = Containers.of(Arm.MONOLITH, "containers");
    }

    @AfterAll
    static void down() {
        if (shops != null) {
            shops.close();
        }
    }

    private static Deployment deployment() {
        if (shops == null) {
            throw new AssertionError("nothing was deployed");
        }
        return shops.deployment();
    }

    private static Unit monolith() {
        return deployment().unitOf("monolith");
    }

    private static String container(Unit unit) throws Exception {
        return Containers.holding(unit.pid());
    }

    @Test
    void startsFromTheCacheInItsImage() throws Exception {
        assertThat(Containers.withoutCache(deployment())).isEmpty();
    }

    @Test
    void noApplicationCanWriteIntoItsImage() throws Exception {
        for (Unit unit : deployment().units()) {
            if (unit.kind() == Kind.APPLICATION || unit.kind() == Kind.PROVIDER) {
                String id = container(unit);
                assertThat(Containers.engine("inspect", "--format", "{{.HostConfig.ReadonlyRootfs}}", id))
                        .isEqualTo("true");
                assertThat(Containers.engine("exec", id, "sh", "-c", "echo x >/x; echo x >/tmp/x && echo written"))
                        .contains("Read-only file system")
                        .contains("written");
                assertThat(unit.ready()).isTrue();
            }
        }
    }

    /** As OpenShift runs it: a user that no image knows, in group 0. */
    @Test
    void runsAsAnyUser() throws Exception {
        String beside = beside(container(monolith()), "--user", ANY_USER + ":0");
        try {
            String port = Containers.engine("port", beside, "9000")
                    .lines()
                    .findFirst()
                    .orElse("");
            URI health = URI.create("http://localhost" + port.substring(port.lastIndexOf(':')) + "/q/health/ready");
            await("ready as another user").atMost(PATIENCE).until(() -> status(health) == 200);
            assertThat(Containers.engine("exec", beside, "id", "-u")).isEqualTo(ANY_USER);
        } finally {
            Containers.engine("rm", "--force", beside);
        }
    }

    /** Another container of the same image with the settings, secrets and networks of this one. */
    private static String beside(String id, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of("create", "--read-only", "--tmpfs", "/tmp:mode=1777"));
        words.addAll(List.of("--publish", "127.0.0.1::9000", "--volumes-from", id + ":ro", "--memory", "1g"));
        words.addAll(List.of(options));
        lines("{{range .Config.Env}}{{println .}}{{end}}", id)
                .forEach(variable -> words.addAll(List.of("--env", variable)));
        List<String> networks = lines("{{range $name, $_ := .NetworkSettings.Networks}}{{println $name}}{{end}}", id);
        words.addAll(List.of("--network", networks.get(0)));
        words.add(Containers.engine("inspect", "--format", "{{.Config.Image}}", id));
        String created = Containers.engine(words.toArray(String[]::new));
        for (String network : networks.subList(1, networks.size())) {
            Containers.engine("network", "connect", network, created);
        }
        Containers.engine("start", created);
        return created;
    }

    private static List<String> lines(String format, String id) throws Exception {
        return Containers.engine("inspect", "--format", format, id)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static int status(URI uri) throws InterruptedException {
        try {
            return Http.send(HttpRequest.newBuilder(uri), Duration.ofSeconds(2), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Memory that no end of a program gives back: files in the container's own memory file system. */
    @Test
    void theKernelEndsOnlyTheContainerThatOutgrowsItsLimit() throws Exception {
        Unit provider = deployment().unitOf("provider");
        long before = provider.pid();
        long monolith = monolith().pid();
        long database = deployment().unitOf("postgres").pid();
        Containers.engine("exec", container(provider), "sh", "-c", "head -c 300000000 /dev/zero >/tmp/greed");

        await("another process").atMost(PATIENCE).until(() -> provider.running() && provider.pid() != before);
        await("ready again").atMost(PATIENCE).until(provider::ready);
        assertThat(provider.restarts()).isPositive();
        assertThat(monolith().pid()).isEqualTo(monolith);
        assertThat(deployment().unitOf("postgres").pid()).isEqualTo(database);
    }

    @Test
    void stoppedUnderLoadItLosesNoAcknowledgedOrder() throws Exception {
        new Crashes(deployment()).stopUnderLoad("monolith", Duration.ofSeconds(1));
    }

    @Test
    void comesBackWithoutLossWhenItsProcessIsKilled() throws Exception {
        int before = monolith().restarts();
        new Crashes(deployment()).killUnderLoad("monolith");
        assertThat(monolith().restarts()).isEqualTo(before + 1);
    }

    @Test
    void startedBeforeItsDatabaseItRecoversByItself() throws Exception {
        Unit database = deployment().unitOf("postgres");
        database.stop();
        monolith().stop();
        monolith().start();
        await("it tries without a database")
                .during(Duration.ofSeconds(5))
                .atMost(PATIENCE)
                .until(() -> !monolith().ready());
        database.start();
        await("ready with a database").atMost(PATIENCE).until(() -> monolith().ready());
        assertThat(status(deployment().publicUrl().resolve("/api/products"))).isEqualTo(200);
        assertThat(status(deployment().customersUrl().resolve("/api/products")))
                .as("by the address that other machines know")
                .isEqualTo(200);
    }
}
