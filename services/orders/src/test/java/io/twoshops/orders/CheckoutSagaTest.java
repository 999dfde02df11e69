package io.twoshops.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.problem.UnavailableException;
import io.twoshops.chassis.web.IdempotencyKey;
import io.twoshops.orders.clients.InventoryClient;
import io.twoshops.orders.clients.PaymentsClient;
import io.twoshops.orders.clients.Script;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The saga on a real database. The other services are scripted; Kafka is down, so the events stay to be read. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class CheckoutSagaTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Address ADDRESS = new Address("r", "s", "c", "1");
    private final UUID customer = UUID.randomUUID();

    @Inject
    OrderService service;

    @Inject
    SagaStore sagas;

    @Inject
    SagaTransitions transitions;

    @Inject
    Orders orders;

    @Inject
    OrdersConfig config;

    @Inject
    Script script;

    @Inject
    Ageing ageing;

    @BeforeEach
    void allIsWell() {
        script.reset();
    }

    @Test
    void confirmsStepByStep() {
        OrderView order = place("k");
        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(order.total()).isEqualTo(3_000);
        assertThat(script.done).containsExactly("reserve", "pay 3000", "commit", "empty cart");
        assertThat(sagas.find(order.id())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reserve", "pay 3000", "commit", "empty cart"})
    void goesOnWhereItStoodWhenAServiceComesBack(String call) {
        script.down.add(call);
        OrderView order = place("k");
        assertThat(order.status()).isIn(OrderStatus.PENDING, OrderStatus.CONFIRMED);
        script.down.clear();
        awaitFinished(order);
        assertThat(status(order)).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(script.done).containsExactly("reserve", "pay 3000", "commit", "empty cart");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reserve", "pay 3000", "commit", "empty cart"})
    void repeatsTheStepWhoseAnswerWasLost(String call) {
        script.answerLost.add(call);
        OrderView order = place("k");
        awaitFinished(order);
        assertThat(status(order)).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(script.done).filteredOn(call::equals).hasSize(2);
        assertThat(new HashSet<>(script.done)).isEqualTo(Set.of("reserve", "pay 3000", "commit", "empty cart"));
    }

    @Test
    void rejectsWhatIsSoldOutAndClosesTheDoorToAnAttemptThatComesLate() {
        script.reservation = InventoryClient.Outcome.OUT_OF_STOCK;
        OrderView order = place("k");
        assertThat(order.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(order.reason()).isEqualTo(RejectionReason.OUT_OF_STOCK);
        assertThat(script.done).containsExactly("reserve", "release");
    }

    @Test
    void releasesTheGoodsWhenThePaymentIsDeclined() {
        script.payment = PaymentsClient.Outcome.DECLINED;
        OrderView order = place("k");
        assertThat(order.reason()).isEqualTo(RejectionReason.PAYMENT_DECLINED);
        assertThat(script.done).containsExactly("reserve", "pay 3000", "release");
    }

    @Test
    void finishesTheWayBackWhenItsServiceComesBack() {
        script.payment = PaymentsClient.Outcome.DECLINED;
        script.down.add("release");
        OrderView order = place("k");
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        script.down.clear();
        awaitFinished(order);
        assertThat(service.own(customer, order.id()).reason()).isEqualTo(RejectionReason.PAYMENT_DECLINED);
    }

    @Test
    void givesUpAnOldOrderBackwards() throws SQLException {
        script.down.add("pay 3000");
        OrderView order = place("k");
        ageing.makeOld(order.id());
        awaitFinished(order);
        assertThat(service.own(customer, order.id()).reason()).isEqualTo(RejectionReason.GAVE_UP);
        assertThat(script.done).containsExactly("reserve", "refund", "release");
    }

    @Test
    void cancelsMoneyFirstThenGoods() throws SQLException {
        OrderView order = place("k");
        script.done.clear();
        assertThat(service.cancel(customer, order.id()).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(service.cancel(customer, order.id()).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(script.done).containsExactly("refund", "take-back");
    }

    @Test
    void staysCancellingWhilePaymentsAreDown() {
        OrderView order = place("k");
        script.down.add("refund");
        assertThat(service.cancel(customer, order.id()).status()).isEqualTo(OrderStatus.CANCELLING);
        script.down.clear();
        awaitFinished(order);
        assertThat(status(order)).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void finishesTheCheckoutBeforeItCancels() {
        script.down.add("commit");
        OrderView order = place("k");
        assertThat(service.cancel(customer, order.id()).status()).isEqualTo(OrderStatus.CANCELLING);
        script.down.clear();
        awaitFinished(order);
        assertThat(status(order)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(script.done).containsExactly("reserve", "pay 3000", "commit", "empty cart", "refund", "take-back");
    }

    @Test
    void doesNotCancelWhatIsNotConfirmedNorAnothersOrder() {
        script.payment = PaymentsClient.Outcome.DECLINED;
        OrderView order = place("k");
        assertThatThrownBy(() -> service.cancel(customer, order.id())).hasMessageContaining("REJECTED");
        assertThatThrownBy(() -> service.cancel(UUID.randomUUID(), order.id())).hasMessageContaining("no such order");
    }

    @Test
    void makesOneOrderOfManyRequestsWithTheSameKey() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            Callable<UUID> place = () -> insist("same").id();
            Set<UUID> ids = new HashSet<>();
            for (Future<UUID> answer :
                    threads.invokeAll(Stream.generate(() -> place).limit(20).toList())) {
                ids.add(answer.get());
            }
            assertThat(ids).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(script.done)
                .containsExactly("reserve", "pay 3000", "commit", "empty cart"));
    }

    @Test
    void givesTheSameOrderAgainAfterTheCartWasEmptied() {
        OrderView order = place("k");
        assertThat(script.cart).isEmpty();
        OrderService.Answer again = service.place(customer, IdempotencyKey.parse("k"), request("tok_ok"));
        assertThat(again.replayed()).isTrue();
        assertThat(again.order().id()).isEqualTo(order.id());
        assertThatThrownBy(() -> service.place(customer, IdempotencyKey.parse("k"), request("tok_other")))
                .hasMessageContaining("another body");
    }

    @Test
    void recordsNothingWhenTheCartOrThePricesAreUnavailable() {
        for (String module : List.of("cart", "catalog")) {
            script.down.add(module);
            assertThatThrownBy(() -> place("k")).isInstanceOf(UnavailableException.class);
            script.down.clear();
        }
        script.cart.clear();
        assertThatThrownBy(() -> place("k"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cart");
        assertThat(script.done).isEmpty();
    }

    @Test
    void refusesWhatComesWhileAsManyCheckoutsAreWorkedOnAsMayBeAndTakesItLater() throws Exception {
        script.hanging.add("reserve");
        ExecutorService threads = Executors.newFixedThreadPool(config.atOnce());
        try {
            List<Future<OrderView>> underWay = IntStream.range(0, config.atOnce())
                    .mapToObj(i -> threads.submit(() -> place("k" + i)))
                    .toList();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAtomic(script.held, Matchers.greaterThanOrEqualTo(config.atOnce()));
            assertThatThrownBy(() -> place("late")).isInstanceOf(UnavailableException.class);
            assertThat(orders.page(customer, 0, 1).total()).isEqualTo(config.atOnce());
            script.hanging.clear();
            for (Future<OrderView> answer : underWay) {
                awaitFinished(answer.get());
                assertThat(status(answer.get())).isEqualTo(OrderStatus.CONFIRMED);
            }
        } finally {
            script.hanging.clear();
            threads.shutdownNow();
        }
        Awaitility.await().atMost(PATIENCE).untilAtomic(script.held, Matchers.is(0));
        script.cart.put("CUP", 2);
        assertThat(place("late").status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void givesThePlaceBackHoweverACheckoutEnds() {
        script.down.addAll(List.of("catalog", "reserve"));
        for (int i = 0; i < config.atOnce(); i++) {
            assertThatThrownBy(() -> place("k")).isInstanceOf(UnavailableException.class);
        }
        script.down.remove("catalog");
        List<OrderView> pending = IntStream.range(0, config.atOnce())
                .mapToObj(i -> place("k" + i))
                .toList();
        assertThat(pending).extracting(OrderView::status).containsOnly(OrderStatus.PENDING);
        OrderView oneMore = place("k");
        script.down.clear();
        Stream.concat(pending.stream(), Stream.of(oneMore)).forEach(this::awaitFinished);
        assertThat(status(oneMore)).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void doesNotMoveASagaThatAnotherRunnerHasMoved() {
        script.down.add("commit");
        OrderView order = place("k");
        Saga stale = Objects.requireNonNull(sagas.find(order.id()));
        assertThat(stale.step).isEqualTo(SagaStep.CONFIRMED);
        script.down.clear();
        awaitFinished(order);
        assertThat(transitions.move(stale, SagaStep.COMMITTED, null)).isFalse();
    }

    private OrderView place(String key) {
        return service.place(customer, IdempotencyKey.parse(key), request("tok_ok"))
                .order();
    }

    /** A refusal is answered like by any customer: with the same request again. */
    private OrderView insist(String key) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .ignoreException(UnavailableException.class)
                .until(() -> place(key), Objects::nonNull);
    }

    private static OrderRequest request(String token) {
        return new OrderRequest(token, ADDRESS);
    }

    private OrderStatus status(OrderView order) {
        return service.own(customer, order.id()).status();
    }

    private void awaitFinished(OrderView order) {
        Awaitility.await().atMost(PATIENCE).until(() -> sagas.find(order.id()) == null);
    }
}
