package io.twoshops.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.twoshops.PostgresResource;
import io.twoshops.chassis.problem.UnavailableException;
import io.twoshops.payments.PaymentStatus;
import io.twoshops.payments.Payments;
import io.twoshops.payments.ScriptedProvider;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What two copies of the monolith, or two runners of one, make of the same orders. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(SettlementTest.LongLease.class)
class SettlementTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String AGE =
            "UPDATE orders.orders SET created_at = created_at - interval '1 day' WHERE id = :id";

    /** The worker leaves alone what a test has placed. */
    public static class LongLease implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("shop.orders.lease", "1h");
        }
    }

    @Inject
    Checkout checkout;

    @Inject
    Settlement settlement;

    @Inject
    OrderRepository orders;

    @Inject
    Unfinished unfinished;

    @Inject
    Payments payments;

    @Inject
    ScriptedProvider provider;

    @Inject
    EntityManager database;

    @BeforeEach
    void allIsWell() {
        provider.reset();
    }

    @Test
    void confirmsNothingOnceItIsGivenUp() {
        UUID order = place();
        PaymentStatus paid = payments.pay(order);
        makeOld(order);
        // The copy that was paid comes between the refund and what follows from it.
        provider.refunded = () -> checkout.settle(order, paid);
        settlement.resume(order);
        assertGivenUp(order);
    }

    @Test
    void givesBackWhatItWasPaidAfterAnotherCopyGaveUp() {
        UUID order = place();
        provider.charged = () -> {
            makeOld(order);
            provider.refunded = () -> {
                throw new UnavailableException("provider", null);
            };
            settlement.resume(order);
            provider.refunded = () -> {};
        };
        settlement.resume(order);
        assertGivenUp(order);
    }

    @Test
    void givesUpNothingOnceItIsConfirmed() throws Exception {
        UUID order = place();
        PaymentStatus paid = payments.pay(order);
        makeOld(order);
        ExecutorService otherCopy = Executors.newSingleThreadExecutor();
        try {
            Future<?> resumed = QuarkusTransaction.requiringNew().call(() -> {
                checkout.settle(order, paid);
                // It finds the order as it was before this transaction, and has a second to ask for the money back.
                Future<?> begun = otherCopy.submit(() -> settlement.resume(order));
                assertThatThrownBy(() -> begun.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
                return begun;
            });
            resumed.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            otherCopy.shutdownNow();
        }
        assertThat(orders.read(order).status).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(provider.hasMoneyOf(order)).isTrue();
    }

    @Test
    void takesUpSeveralAtTheSameTime() {
        CyclicBarrier together = new CyclicBarrier(3);
        provider.charged = () -> {
            try {
                together.await(10, TimeUnit.SECONDS);
            } catch (TimeoutException | BrokenBarrierException | InterruptedException e) {
                throw new UnavailableException("provider", e);
            }
        };
        List<UUID> placed = Stream.generate(this::place).limit(3).toList();
        QuarkusTransaction.requiringNew().run(() -> placed.forEach(unfinished::postpone));
        Awaitility.await().atMost(PATIENCE).until(() -> placed.stream()
                .allMatch(order -> orders.read(order).status == OrderStatus.CONFIRMED));
    }

    private void assertGivenUp(UUID order) {
        assertThat(orders.read(order).status).isEqualTo(OrderStatus.REJECTED);
        assertThat(orders.read(order).reason).isEqualTo(RejectionReason.GAVE_UP);
        assertThat(provider.hasMoneyOf(order)).isFalse();
    }

    private UUID place() {
        UUID customer = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            execute("INSERT INTO carts.cart (account_id, changed_at) VALUES (:id, now())", customer);
            execute("INSERT INTO carts.item (account_id, sku, quantity) VALUES (:id, 'KIT-KETTLE-900', 1)", customer);
        });
        OrderRequest request = new OrderRequest("tok_ok", new Address("r", "s", "c", "1"));
        return checkout.place(customer, "k", "f", request).orderId();
    }

    private void makeOld(UUID order) {
        QuarkusTransaction.requiringNew().run(() -> execute(AGE, order));
    }

    private void execute(String sql, UUID id) {
        database.createNativeQuery(sql).setParameter("id", id).executeUpdate();
    }
}
