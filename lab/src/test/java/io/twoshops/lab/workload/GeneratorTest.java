package io.twoshops.lab.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoshops.lab.history.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private static final Map<Journey, Double> ALL = List.of(Journey.values()).stream()
            .filter(journey -> journey != Journey.CHECKOUT)
            .collect(Collectors.toMap(journey -> journey, journey -> 1.0));
    private static final Load THREE_WITHOUT_PAUSES = new Load(
                    1, Load.Spacing.poisson, 5_000, 9, Map.of(Journey.BROWSE, 1.0), new Load.Limits(1, 100))
            .withoutPauses(3);
    private final List<Entry> history = new CopyOnWriteArrayList<>();
    private StubShop stub;

    @BeforeEach
    void opens() throws Exception {
        stub = new StubShop();
    }

    @AfterEach
    void closes() {
        stub.close();
    }

    private void send(Map<Journey, Double> mix, int requests) throws InterruptedException {
        send(
                new Load(200, Load.Spacing.poisson, 5_000, 8, mix, new Load.Limits(1, 100)),
                () -> requests().size() >= requests);
    }

    private void send(Load load, Callable<Boolean> until) throws InterruptedException {
        Shop shop = new Shop(stub.uri());
        Customers customers = Customers.register(shop, load.customers(), null);
        try (Generator generator = new Generator(load, shop, customers, 7, System.nanoTime(), history::add)) {
            Awaitility.await().until(until);
        }
    }

    private List<Entry.Request> requests() {
        return history.stream()
                .filter(Entry.Request.class::isInstance)
                .map(Entry.Request.class::cast)
                .toList();
    }

    @Test
    void everyJourneyIsServedByAShopThatKeepsItsContract() throws Exception {
        send(ALL, 200);
        assertThat(requests())
                .filteredOn(request -> !request.step().equals("none"))
                .allSatisfy(request -> assertThat(request.outcome())
                        .as("%s %s: %s", request.journey(), request.step(), request.note())
                        .isEqualTo("served"));
        assertThat(requests())
                .extracting(Entry.Request::journey)
                .contains("browse", "search", "product", "log-in", "history");
    }

    @Test
    void writesDownHowBusyItWasItself() throws Exception {
        send(Map.of(Journey.BROWSE, 1.0), 20);
        assertThat(history.get(history.size() - 1))
                .isInstanceOfSatisfying(Entry.Generator.class, generator -> assertThat(generator.sent())
                        .isEqualTo(requests().size()));
    }

    @Test
    void journeyEndsAtTheStepThatFails() throws Exception {
        stub.spoil(reply ->
                reply.path().startsWith("/api/products/") ? new StubShop.Reply(reply.path(), 500, "{}") : reply);
        send(Map.of(Journey.PRODUCT, 1.0), 20);
        assertThat(requests()).allSatisfy(request -> {
            assertThat(request.step()).isEqualTo("product");
            assertThat(request.outcome()).isEqualTo("failed");
            assertThat(request.status()).isEqualTo(500);
        });
    }

    @Test
    void writesDownEveryOrderThatWasAcknowledged() throws Exception {
        stub.spoil(reply -> reply.path().startsWith("/api/cart")
                ? new StubShop.Reply(reply.path(), 200, "{\"items\":[{\"sku\":\"TEA-1\"}],\"degraded\":[]}")
                : reply);
        send(Map.of(Journey.CHECKOUT, 1.0), 40);
        assertThat(requests())
                .filteredOn(request -> request.step().equals("order"))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.order()).isNotBlank());
    }

    @Test
    void whoCannotKnowSendsTheSameOrderAgain() throws Exception {
        AtomicInteger orders = new AtomicInteger();
        stub.spoil(reply -> reply.path().startsWith("/api/cart")
                ? new StubShop.Reply(reply.path(), 200, "{\"items\":[{\"sku\":\"TEA-1\"}],\"degraded\":[]}")
                : reply.path().equals("/api/orders") && orders.incrementAndGet() <= 5
                        ? new StubShop.Reply(reply.path(), 500, "{}")
                        : reply);
        send(
                new Load(
                        20,
                        Load.Spacing.poisson,
                        5_000,
                        40,
                        Map.of(Journey.CHECKOUT, 1.0),
                        new Load.Limits(1, 100),
                        true,
                        0),
                () -> history.stream().anyMatch(Entry.Insisted.class::isInstance));
        Set<Long> failed = requests().stream()
                .filter(request -> Integer.valueOf(500).equals(request.status()))
                .map(Entry.Request::visit)
                .collect(Collectors.toSet());
        assertThat(failed).isNotEmpty();
        assertThat(history)
                .filteredOn(Entry.Insisted.class::isInstance)
                .extracting(Entry.Insisted.class::cast)
                .hasSameSizeAs(failed)
                .allSatisfy(insisted -> {
                    assertThat(insisted.visit()).isIn(failed);
                    assertThat(insisted.times()).isPositive();
                    assertThat(insisted.order()).isNotBlank();
                    assertThat(insisted.note()).isNull();
                });
    }

    @Test
    void whoComesDoesNotDependOnHowLongNobodyCame() throws Exception {
        send(Map.of(Journey.BROWSE, 1.0, Journey.SEARCH, 1.0), 400);
        Map<Long, Entry.Request> visits = new TreeMap<>();
        requests().forEach(request -> visits.merge(request.visit(), request, (a, b) -> a.at() < b.at() ? a : b));
        double before = 0;
        Map<String, List<Double>> gaps = new TreeMap<>();
        for (Entry.Request visit : visits.values()) {
            gaps.computeIfAbsent(visit.journey(), journey -> new ArrayList<>()).add(visit.at() - before);
            before = visit.at();
        }
        assertThat(Collections.min(gaps.get("search"))).isLessThan(Collections.max(gaps.get("browse")));
        assertThat(Collections.min(gaps.get("browse"))).isLessThan(Collections.max(gaps.get("search")));
    }

    @Test
    void whoDoesNotPauseBeginsTheNextJourneyWhenTheLastIsDone() throws Exception {
        send(THREE_WITHOUT_PAUSES, () -> requests().size() >= 300);
        List<Entry.Request> requests = requests();
        assertThat(requests)
                .allSatisfy(request -> assertThat(request.outcome()).isEqualTo("served"))
                .allSatisfy(request -> assertThat(requests)
                        .filteredOn(other -> other.at() <= request.at() && request.at() < endOf(other))
                        .as("under way at %s", request.at())
                        .hasSizeLessThanOrEqualTo(3));
        assertThat(history.get(history.size() - 1))
                .isInstanceOfSatisfying(Entry.Generator.class, generator -> assertThat(generator.sent())
                        .isEqualTo(requests.size()));
    }

    /** Two microseconds sooner, since both of its numbers are rounded to one. */
    private static double endOf(Entry.Request request) {
        return request.at() + request.millis() - 0.002;
    }

    @Test
    void whoGotNoUsableAnswerPausesAllTheSame() throws Exception {
        stub.spoil(reply -> reply.path().equals("/api/products") ? new StubShop.Reply(reply.path(), 500, "{}") : reply);
        Customers customers = Customers.none(new Shop(stub.uri()));
        try (Generator generator = new Generator(
                THREE_WITHOUT_PAUSES, new Shop(stub.uri()), customers, 7, System.nanoTime(), history::add)) {
            Awaitility.await().until(() -> requests().size() >= 6);
        }
        List<Double> begun = requests().stream().map(Entry.Request::at).sorted().toList();
        assertThat(begun.get(3) - begun.get(0)).isGreaterThan(900);
    }

    @Test
    void neighbouringSeedsHaveNothingInCommon() {
        Load load = new Load(1, Load.Spacing.poisson, 5_000, 8, ALL, new Load.Limits(1, 100));
        double[] first = IntStream.range(0, 8)
                .mapToDouble(seed -> load.arrivals(new SplittableRandom(seed)).next())
                .sorted()
                .toArray();
        assertThat(first[7]).isGreaterThan(2 * first[0]);
    }
}
