package io.twoshops.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoshops.lab.workload.Customers;
import io.twoshops.lab.workload.Generator;
import io.twoshops.lab.workload.Journey;
import io.twoshops.lab.workload.Load;
import io.twoshops.lab.workload.Shop;
import io.twoshops.lab.workload.StubShop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SteadyTest {
    private static final Load LOAD =
            new Load(100, Load.Spacing.constant, 5_000, 2, Map.of(Journey.BROWSE, 1.0), new Load.Limits(1, 100));
    private static final Experiment.SteadyState RULE = new Experiment.SteadyState(0.95, 200, 0.2, 20, null);
    private final long start = System.nanoTime();
    private StubShop stub;
    private Generator load;
    private Steady steady;

    @BeforeEach
    void beginsTheLoad() throws Exception {
        stub = new StubShop();
        Shop shop = new Shop(stub.uri());
        Customers customers = Customers.register(shop, LOAD.customers(), null);
        load = new Generator(LOAD, shop, customers, 1, start, entry -> {});
        steady = new Steady(RULE, LOAD.deadlineMillis(), load.tally(), start);
    }

    @AfterEach
    void endsIt() {
        load.close();
        stub.close();
    }

    @Test
    void holdsInAShopThatServes() throws Exception {
        assertThat(steady.before(20, () -> true)).isPresent();
    }

    @Test
    void aShopThatIsStillSlowIsWaitedFor() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        stub.spoil(reply -> {
            if (requests.incrementAndGet() <= 60) {
                LockSupport.parkNanos(3_000_000_000L);
            }
            return reply;
        });
        double from = steady.now();
        OptionalDouble well = steady.before(60, () -> true);
        assertThat(requests.get()).isGreaterThan(60);
        // 100 a second begin: the first 0.4 s were slow whenever they were served.
        assertThat(well.getAsDouble()).isGreaterThanOrEqualTo(from + 300);
    }

    @Test
    void neverHoldsInAShopThatFailsEveryOtherRequest() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        stub.spoil(reply -> requests.incrementAndGet() % 2 == 0 ? new StubShop.Reply(reply.path(), 500, "{}") : reply);
        double from = steady.now();
        assertThat(steady.before(1, () -> true)).isEmpty();
        assertThat(steady.now()).isGreaterThanOrEqualTo(from + 1_000);
    }

    @Test
    void aWindowInWhichNobodyCameIsPassedOver() throws Exception {
        assertThat(steady.again(-1_000, () -> true)).isPresent();
    }

    @Test
    void beginsOnlyWhenTheUnitMayBeStruck() throws Exception {
        double rested = steady.now() + 1_000;
        OptionalDouble well = steady.before(20, () -> steady.now() > rested);
        assertThat(well.getAsDouble()).isGreaterThan(rested);
    }

    @Test
    void comesBackWhenJourneysDoAlthoughTheUnitWasReadyBefore() throws Exception {
        double from = steady.now();
        double until = from + 1_000;
        stub.spoil(reply -> steady.now() < until ? new StubShop.Reply(reply.path(), 500, "{}") : reply);
        OptionalDouble again = steady.again(from, () -> true);
        // What began some milliseconds before it may have been answered after it.
        assertThat(again.getAsDouble()).isBetween(until - 500, until + 5_000);
    }

    @Test
    void comesBackOnlyWhenTheStruckUnitIsReadyToo() throws Exception {
        List<Double> unready = new ArrayList<>();
        OptionalDouble again = steady.again(steady.now(), () -> {
            boolean ready = unready.size() == 4;
            if (!ready) {
                // A look that takes longer than the steps between two windows.
                LockSupport.parkNanos(200_000_000);
                unready.add(steady.now());
            }
            return ready;
        });
        assertThat(again.getAsDouble()).isGreaterThanOrEqualTo(unready.get(3));
    }
}
