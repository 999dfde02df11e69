package io.twoshops.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.twoshops.PostgresResource;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class InventoryTest {
    private static final int CUSTOMERS = 20;

    @Inject
    Inventory inventory;

    @Inject
    StockRepository stock;

    @Test
    void givesTheLastItemToExactlyOneOfManyCustomers() throws Exception {
        String sku = stocked(1);

        List<Boolean> outcomes = atOnce(i -> () -> reserves(Map.of(sku, 1)));

        assertThat(outcomes).containsOnlyOnce(true);
        assertThat(account(sku)).isEqualTo(new StockAccount(sku, 0, 1, 0, 1, 0));
    }

    @Test
    void letsOrdersForTheSameGoodsInAnySequencePassEachOther() throws Exception {
        String a = stocked(CUSTOMERS);
        String b = stocked(CUSTOMERS);

        List<Boolean> outcomes = atOnce(i -> () -> reserves(i % 2 == 0 ? inSequence(a, b) : inSequence(b, a)));

        assertThat(outcomes).containsOnly(true);
        assertThat(account(a).reserved()).isEqualTo(CUSTOMERS);
        assertThat(account(b).reserved()).isEqualTo(CUSTOMERS);
    }

    @Test
    void doesEachStepOnceHoweverOftenItIsTold() {
        String sku = stocked(5);
        UUID order = UUID.randomUUID();

        twice(() -> inventory.reserve(order, Map.of(sku, 2)));
        assertThat(account(sku)).isEqualTo(new StockAccount(sku, 0, 5, 3, 2, 0));
        twice(() -> inventory.commit(order));
        assertThat(account(sku)).isEqualTo(new StockAccount(sku, 0, 5, 3, 0, 2));
        twice(() -> inventory.takeBack(order));
        assertThat(account(sku)).isEqualTo(new StockAccount(sku, 0, 5, 5, 0, 0));
    }

    @Test
    void putsAReleasedReservationBackOnceAndKeepsItClosed() {
        String sku = stocked(5);
        UUID order = UUID.randomUUID();
        inventory.reserve(order, Map.of(sku, 2));

        twice(() -> inventory.release(order));

        assertThat(account(sku)).isEqualTo(new StockAccount(sku, 0, 5, 5, 0, 0));
        assertThatThrownBy(() -> inventory.commit(order)).isInstanceOf(ReservationClosedException.class);
        assertThatThrownBy(() -> inventory.reserve(order, Map.of(sku, 2)))
                .isInstanceOf(ReservationClosedException.class);
        assertThat(account(sku).available()).isEqualTo(5);
    }

    @Test
    void refusesAReservationThatArrivesAfterItsRelease() {
        String sku = stocked(5);
        UUID order = UUID.randomUUID();

        inventory.release(order);

        assertThatThrownBy(() -> inventory.reserve(order, Map.of(sku, 1)))
                .isInstanceOf(ReservationClosedException.class);
        assertThat(account(sku)).isEqualTo(new StockAccount(sku, 0, 5, 5, 0, 0));
    }

    @Test
    void doesNotReleaseWhatIsSold() {
        String sku = stocked(5);
        UUID order = UUID.randomUUID();
        inventory.reserve(order, Map.of(sku, 2));
        inventory.commit(order);

        assertThatThrownBy(() -> inventory.release(order)).isInstanceOf(ReservationClosedException.class);

        assertThat(account(sku)).isEqualTo(new StockAccount(sku, 0, 5, 3, 0, 2));
    }

    @Test
    void reservesAllOrNothingAndLetsTheCallersTransactionGoOn() {
        String enough = stocked(5);
        String tooLittle = stocked(1);
        UUID order = UUID.randomUUID();

        QuarkusTransaction.requiringNew().run(() -> {
            assertThatThrownBy(() -> inventory.reserve(order, Map.of(enough, 2, tooLittle, 2)))
                    .isInstanceOf(OutOfStockException.class)
                    .hasMessage("not enough of " + tooLittle);
            stock.restock(tooLittle, 1);
        });

        assertThat(account(enough)).isEqualTo(new StockAccount(enough, 0, 5, 5, 0, 0));
        assertThat(account(tooLittle)).isEqualTo(new StockAccount(tooLittle, 0, 2, 2, 0, 0));
        inventory.reserve(order, Map.of(enough, 2, tooLittle, 2));
        assertThat(account(tooLittle).reserved()).isEqualTo(2);
    }

    private boolean reserves(Map<String, Integer> quantities) {
        try {
            inventory.reserve(UUID.randomUUID(), quantities);
            return true;
        } catch (OutOfStockException e) {
            return false;
        }
    }

    private String stocked(int quantity) {
        String sku = "T-" + UUID.randomUUID().toString().toUpperCase();
        QuarkusTransaction.requiringNew().run(() -> stock.restock(sku, quantity));
        return sku;
    }

    private StockAccount account(String sku) {
        return QuarkusTransaction.requiringNew().call(() -> stock.account(sku));
    }

    private static Map<String, Integer> inSequence(String first, String second) {
        Map<String, Integer> quantities = new LinkedHashMap<>();
        quantities.put(first, 1);
        quantities.put(second, 1);
        return quantities;
    }

    private static void twice(Runnable step) {
        step.run();
        step.run();
    }

    private interface Customer {
        Callable<Boolean> number(int i);
    }

    private static List<Boolean> atOnce(Customer customer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CUSTOMERS);
        try {
            CyclicBarrier start = new CyclicBarrier(CUSTOMERS);
            List<Future<Boolean>> running = IntStream.range(0, CUSTOMERS)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return customer.number(i).call();
                    }))
                    .toList();
            List<Boolean> outcomes = new ArrayList<>();
            for (Future<Boolean> outcome : running) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }
}
