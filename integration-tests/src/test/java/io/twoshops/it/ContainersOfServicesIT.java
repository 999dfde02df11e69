package io.twoshops.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twoshops.lab.fault.FaultKind;
import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.fault.FaultWorker;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Unit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens to one of nine services, and to it alone. */
class ContainersOfServicesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int DELAY_MILLIS = 300;
    private static final int REQUESTS = 5;
    private static @Nullable Shops shops;

    @BeforeAll
    static void up() throws Exception {
        shops = Containers.of(Arm.SERVICES, "containers");
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

    private static Map<String, Long> pidsBeside(Unit unit) {
        return deployment().units().stream()
                .filter(other -> !other.name().equals(unit.name()))
                .collect(Collectors.toMap(Unit::name, Unit::pid));
    }

    private static FaultSpec fault(FaultKind kind, String module, @Nullable Double share, @Nullable Integer mib) {
        return new FaultSpec(kind, module, 30, share, null, mib, null, null, null, null);
    }

    private static void awaitReady(Unit unit) {
        await(unit.name() + " is ready").atMost(PATIENCE).until(unit::ready);
    }

    @Test
    void allStartFromTheCacheInTheirImage() throws Exception {
        assertThat(Containers.withoutCache(deployment())).isEmpty();
    }

    @Test
    void aLeakEndsTheServiceThatLeaksAndNoOther() throws Exception {
        Unit unit = deployment().unitOf("recommendations");
        Map<String, Long> others = pidsBeside(unit);
        int restarts = unit.restarts();
        FaultWorker leak = FaultWorker.of(fault(FaultKind.leak, "recommendations", null, 64), unit);
        leak.start();
        await("it dies of it").atMost(PATIENCE).until(() -> leak.proof() != null);
        assertThat(leak.proof()).contains("memory rose");
        assertThat(leak.mayStart()).as("it may be struck again at once").isFalse();
        leak.stop();

        awaitReady(unit);
        assertThat(unit.restarts()).isEqualTo(restarts + 1);
        assertThat(pidsBeside(unit)).isEqualTo(others);
        await("it may be struck again").atMost(PATIENCE).until(leak::mayStart);
        assertThat(unit.started()).isBefore(Instant.now().minusSeconds(10));
    }

    @Test
    void anOrderPlacedWhilePaymentsIsCutOffIsDecidedAfterwards() throws Exception {
        Unit unit = deployment().unitOf("payments");
        Shopper shopper = new Shopper(deployment().publicUrl());
        shopper.fillCart();
        FaultWorker partition = FaultWorker.of(fault(FaultKind.partition, "payments", null, null), unit);
        partition.start();
        try {
            await("it is cut off").atMost(PATIENCE).until(() -> partition.proof() != null);
            assertThat(shopper.order("cut-off")).isPresent();
            assertThat(shopper.newestStatus()).contains("PENDING");
        } finally {
            partition.stop();
        }
        awaitReady(unit);
        await("the order is decided")
                .atMost(PATIENCE)
                .until(() -> shopper.newestStatus().filter("CONFIRMED"::equals).isPresent());
    }

    @Test
    void lossyLinksDropPacketsUntilTheyAreMended() throws Exception {
        Unit unit = deployment().unitOf("catalog");
        FaultWorker loss = FaultWorker.of(fault(FaultKind.loss, "catalog", 0.3, null), unit);
        loss.start();
        try {
            await("packets are dropped").atMost(PATIENCE).until(() -> {
                unit.ready();
                return loss.proof() != null;
            });
        } finally {
            loss.stop();
        }
        assertThat(loss.proof()).isNull();
        awaitReady(unit);
    }

    @Test
    void slowLinksHoldEveryRequestBackAndEndNoConnection() throws Exception {
        Unit unit = deployment().unitOf("catalog");
        awaitReady(unit);
        FaultSpec spec =
                new FaultSpec(FaultKind.delay, "catalog", 30, null, DELAY_MILLIS, null, null, null, null, null);
        FaultWorker delay = FaultWorker.of(spec, unit);
        URI health = unit.managementUrl().orElseThrow().resolve("/q/health/ready");
        try (KeptConnection connection = new KeptConnection(health)) {
            assertThat(connection.quickest(REQUESTS)).isLessThan(DELAY_MILLIS);
            delay.start();
            try {
                await("packets are held").atMost(PATIENCE).until(() -> delay.proof() != null);
                assertThat(connection.quickest(REQUESTS)).isGreaterThanOrEqualTo(DELAY_MILLIS);
            } finally {
                delay.stop();
            }
            assertThat(connection.quickest(REQUESTS)).isLessThan(DELAY_MILLIS);
        }
        assertThat(delay.proof()).isNull();
        awaitReady(unit);
    }
}
