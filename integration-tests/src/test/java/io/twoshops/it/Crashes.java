package io.twoshops.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twoshops.lab.audit.Acknowledged;
import io.twoshops.lab.audit.Audit;
import io.twoshops.lab.audit.AuditResult;
import io.twoshops.lab.fault.FaultKind;
import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.fault.FaultWorker;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Unit;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Kills units of one arm in the middle of checkouts, and tells whether all was well afterwards. */
final class Crashes {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int HOLD_MILLIS = 60_000;
    private static final int SHOPPERS = 4;

    /** A shop that is down refuses at once: without a pause the customers alone would keep every processor busy. */
    private static final long THINK_MILLIS = 100;

    private final Deployment deployment;

    Crashes(Deployment deployment) {
        this.deployment = deployment;
    }

    /** Holds a checkout at a named point of the code and kills the process that is held there. */
    void killHeldAt(String point) throws Exception {
        Unit unit = deployment.unitOf("orders");
        Shopper shopper = new Shopper(deployment.publicUrl());
        shopper.fillCart();
        FaultWorker hold = FaultWorker.of(
                new FaultSpec(FaultKind.latency, "orders", 60, null, HOLD_MILLIS, null, null, null, point, null), unit);
        hold.start();
        String key = UUID.randomUUID().toString();
        CompletableFuture<?> order = CompletableFuture.runAsync(() -> shopper.order(key));
        await("an order is held at " + point).atMost(PATIENCE).until(() -> hold.proof() != null);
        killAndAwait(unit);
        order.join();
        await("the order is decided").atMost(PATIENCE).until(() -> shopper.newestStatus()
                .filter(status -> !status.equals("PENDING"))
                .isPresent());
        assertThat(shopper.newestStatus()).contains("CONFIRMED");
        assertSettled();
    }

    /** Kills a unit while customers check out. */
    void killUnderLoad(String name) throws Exception {
        underLoad(() -> killAndAwait(deployment.unitOf(name)));
    }

    /** Takes a unit down for a while, in an orderly way, while customers check out. */
    void stopUnderLoad(String name, Duration outage) throws Exception {
        Unit unit = deployment.unitOf(name);
        underLoad(() -> {
            unit.stop();
            assertThat(unit.running()).isFalse();
            await().pollDelay(outage).until(() -> true);
            unit.start();
            awaitAllReady();
        });
    }

    private interface Trouble {
        void make() throws Exception;
    }

    private void underLoad(Trouble trouble) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Integer>> customers = new ArrayList<>();
        for (int i = 0; i < SHOPPERS; i++) {
            Shopper shopper = new Shopper(deployment.publicUrl());
            customers.add(CompletableFuture.supplyAsync(() -> keepOrdering(shopper, over)));
        }
        int before = Shopper.acknowledged().size();
        await("customers order")
                .atMost(PATIENCE)
                .until(() -> Shopper.acknowledged().size() > before);
        trouble.make();
        int inTrouble = Shopper.acknowledged().size();
        await("customers order again")
                .atMost(PATIENCE)
                .until(() -> Shopper.acknowledged().size() > inTrouble);
        over.set(true);
        customers.forEach(CompletableFuture::join);
        assertSettled();
    }

    private static int keepOrdering(Shopper shopper, AtomicBoolean over) {
        int orders = 0;
        while (!over.get()) {
            try {
                Thread.sleep(THINK_MILLIS);
                shopper.fillCart();
                orders += shopper.order(UUID.randomUUID().toString()).isPresent() ? 1 : 0;
            } catch (IOException e) {
                // Refused while something is down; a customer tries again.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return orders;
            }
        }
        return orders;
    }

    private void killAndAwait(Unit unit) {
        long victim = unit.pid();
        unit.kill();
        await("another process of " + unit.name()).atMost(PATIENCE).until(() -> unit.running() && unit.pid() != victim);
        awaitAllReady();
    }

    private void awaitAllReady() {
        await("all units are ready").atMost(PATIENCE).until(() -> deployment.units().stream()
                .allMatch(Unit::ready));
    }

    /** Every acknowledged order is there, none is undecided, and stock, money and shipments agree with the orders. */
    private void assertSettled() throws InterruptedException {
        AuditResult result = new Audit(deployment).settled(Acknowledged.of(Shopper.acknowledged()), PATIENCE);
        assertThat(result.violations()).isEmpty();
        assertThat(result.holds()).isTrue();
    }
}
