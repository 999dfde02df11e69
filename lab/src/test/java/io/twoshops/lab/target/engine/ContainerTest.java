package io.twoshops.lab.target.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerTest {
    private static final String DOCKER =
            """
            [{"Id": "0d1e2f3a4b5c6d7e",
              "Config": {"Image": "two-shops/orders:1",
                         "Labels": {"com.docker.compose.project": "p", "com.docker.compose.service": "orders"}},
              "State": {"Status": "running", "Running": true, "Paused": false, "Pid": 4711, "ExitCode": 0,
                        "StartedAt": "2026-11-24T20:40:10.123456789Z", "Health": {"Status": "healthy"}},
              "RestartCount": 2,
              "NetworkSettings": {"Networks": {
                "p_orders-db": {"Aliases": ["p-orders-1", "orders", "0d1e2f3a4b5c"], "IPAddress": "172.20.0.3",
                                "MacAddress": "02:42:ac:14:00:03"},
                "p_events": {"Aliases": null, "IPAddress": "", "MacAddress": ""}}}}]
            """;

    private static final String PODMAN =
            """
            {"Id": "0d1e2f3a4b5c6d7e",
             "Config": {"Labels": {"com.docker.compose.service": "orders"}},
             "State": {"Status": "exited", "Running": false, "Paused": false, "Pid": 0, "ExitCode": 137,
                       "StartedAt": "2026-11-24T21:40:10.5+01:00", "Healthcheck": {"Status": "unhealthy"}},
             "RestartCount": 0,
             "NetworkSettings": {"Networks": {}}}
            """;

    private static Container read(String json) throws Exception {
        return Container.of(Documents.one(json));
    }

    @Test
    void readsARunningOneOfDocker() throws Exception {
        Container container = read(DOCKER);
        assertThat(container.service()).isEqualTo("orders");
        assertThat(container.image()).isEqualTo("two-shops/orders:1");
        assertThat(container.running()).isTrue();
        assertThat(container.pid()).isEqualTo(4711);
        assertThat(container.health()).isEqualTo("healthy");
        assertThat(container.restarts()).isEqualTo(2);
        assertThat(container.started()).isEqualTo(Instant.parse("2026-11-24T20:40:10.123456789Z"));
    }

    @Test
    void keepsItsPlaceInEachNetworkButForTheNameThatTheEngineGives() throws Exception {
        assertThat(read(DOCKER).networks())
                .isEqualTo(Map.of(
                        "p_events", new Container.Place("", "", List.of()),
                        "p_orders-db",
                                new Container.Place(
                                        "172.20.0.3", "02:42:ac:14:00:03", List.of("p-orders-1", "orders"))));
    }

    @Test
    void readsADeadOneOfPodman() throws Exception {
        Container container = read(PODMAN);
        assertThat(container.running()).isFalse();
        assertThat(container.exitCode()).isEqualTo(137);
        assertThat(container.health()).isEqualTo("unhealthy");
        assertThat(container.networks()).isEmpty();
        assertThat(container.started()).isEqualTo(Instant.parse("2026-11-24T20:40:10.5Z"));
    }

    @Test
    void oneThatWaitsToBeStartedAgainHasNoProcess() throws Exception {
        assertThat(read(DOCKER.replace("\"Pid\": 4711", "\"Pid\": 0")).running())
                .isFalse();
    }

    @Test
    void aFrozenOneHasItsProcess() throws Exception {
        Container container = read(DOCKER.replace("\"Paused\": false", "\"Paused\": true")
                .replace("\"Running\": true", "\"Running\": false"));
        assertThat(container.paused()).isTrue();
        assertThat(container.running()).isTrue();
    }

    @Test
    void oneThatNeverStartedHasNoTimeOfStart() throws Exception {
        assertThat(read(DOCKER.replace("2026-11-24T20:40:10.123456789Z", "0001-01-01T00:00:00Z"))
                        .started())
                .isNull();
    }
}
