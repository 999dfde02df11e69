package io.twoshops.lab.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.OperatingSystemMXBean;
import io.twoshops.lab.history.Entry;
import io.twoshops.lab.workload.Customers.Customer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends customers to a shop as a load says, and writes down each request. It watches itself while it does so. */
public final class Generator implements Traffic {
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final int PAUSE_DOUBLES = 2;
    private final Load load;
    private final Shop shop;
    private final Visits visits;
    private final Customers customers;
    private final Consumer<Entry> history;
    private final Tally tally;
    private final AtomicLong numbers = new AtomicLong();
    private final Phaser underWay = new Phaser(1);
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final SplittableRandom random;
    private final long start;
    private final long begun = System.nanoTime();
    private final long cpuAtStart = cpuNanos();
    private final @Nullable OpenLoop loop;

    /**
     * Starts at once.
     *
     * @param start zero of the run's time, on the scale of {@link System#nanoTime()}
     */
    public Generator(Load load, Shop shop, Customers customers, long seed, long start, Consumer<Entry> history) {
        this(load, shop, customers, seed, start, history, new Tally());
    }

    Generator(Load load, Shop shop, Customers customers, long seed, long start, Consumer<Entry> history, Tally tally) {
        this.tally = tally;
        this.load = load;
        this.shop = shop;
        this.visits = new Visits(shop, customers);
        this.customers = customers;
        this.history = history;
        this.random = new SplittableRandom(seed);
        this.start = start;
        // Who comes must not depend on how long nobody came.
        this.loop = load.unpausing() == 0 ? new OpenLoop(load.arrivals(random.split()), this::arrive) : null;
        for (int i = 0; i < load.unpausing(); i++) {
            arrive(System.nanoTime());
        }
    }

    @Override
    public Tally tally() {
        return tally;
    }

    private void arrive(long intended) {
        Journey journey;
        synchronized (random) {
            journey = load.pick(random);
        }
        long number = numbers.incrementAndGet();
        Tally.Ending ending = tally.begun(millis(intended));
        Boolean buyer = Visits.buyer(journey);
        Customer customer = buyer == null ? null : customers.take(buyer);
        if (buyer != null && customer == null) {
            write(
                    intended,
                    number,
                    journey,
                    "none",
                    Outcome.FAILED,
                    null,
                    "all customers are still waiting for an answer");
            ending.with(millis(System.nanoTime()), Outcome.FAILED);
            return;
        }
        underWay.register();
        Visit visit = new Visit(
                journey,
                number,
                customer,
                ending,
                visits.steps(journey, customer).iterator());
        visit.next(intended, Outcome.SERVED);
    }

    private final class Visit {
        private final Journey journey;
        private final long number;
        private final @Nullable Customer customer;
        private final Tally.Ending ending;
        private final Iterator<Supplier<Step>> steps;

        private Visit(
                Journey journey,
                long number,
                @Nullable Customer customer,
                Tally.Ending ending,
                Iterator<Supplier<Step>> steps) {
            this.journey = journey;
            this.number = number;
            this.customer = customer;
            this.ending = ending;
            this.steps = steps;
        }

        private void next(long intended, Outcome soFar) {
            if (!steps.hasNext() || !soFar.usable()) {
                end(soFar);
                return;
            }
            Step step = steps.next().get();
            Duration deadline = load.deadline(step.order());
            shop.ask(step.request(), deadline.minusNanos(Math.max(0, System.nanoTime() - intended)))
                    .thenAccept(answer -> answered(step, intended, deadline, answer, soFar))
                    .whenComplete((done, error) -> {
                        if (error != null) {
                            write(intended, number, journey, step.name(), Outcome.FAILED, null, "checker: " + error);
                            end(Outcome.FAILED);
                        }
                    });
        }

        private void answered(Step step, long intended, Duration deadline, Answer answer, Outcome soFar) {
            boolean late = System.nanoTime() - intended > deadline.toNanos();
            Step.Judged judged = step.judge(answer, late);
            write(intended, number, journey, step.name(), judged.outcome(), answer, judged.note());
            if (load.insist() && step.order() && answer.leavesOpen()) {
                ending.with(millis(System.nanoTime()), soFar.worse(judged.outcome()));
                insist(step, 1);
            } else {
                next(System.nanoTime(), soFar.worse(judged.outcome()));
            }
        }

        /** The same order with the same key, after 1, 2, 4 s and then each 4 s; once more when the load ends. */
        private void insist(Step order, int times) {
            pause(FIRST_PAUSE_MILLIS << Math.min(times - 1, PAUSE_DOUBLES))
                    .thenCompose(paused -> shop.ask(order.request(), load.deadline(true)))
                    .thenAccept(answer -> {
                        if (answer.leavesOpen() && !closed.isDone()) {
                            insist(order, times + 1);
                        } else {
                            insisted(order, times, answer);
                            leave();
                        }
                    });
        }

        private void insisted(Step order, int times, Answer answer) {
            boolean taken = answer.status() == order.expected();
            history.accept(new Entry.Insisted(
                    millis(System.nanoTime()),
                    number,
                    times,
                    taken ? answer.body().path("id").asText() : null,
                    taken ? answer.body().path("status").asText() : null,
                    taken ? null : order.judge(answer, false).note()));
        }

        private void end(Outcome outcome) {
            ending.with(millis(System.nanoTime()), outcome);
            if (load.unpausing() > 0 && !outcome.usable()) {
                pause(FIRST_PAUSE_MILLIS).thenRun(this::leave);
            } else {
                leave();
            }
        }

        private void leave() {
            if (customer != null) {
                customers.giveBack(customer);
            }
            if (load.unpausing() > 0 && !closed.isDone()) {
                arrive(System.nanoTime());
            }
            underWay.arriveAndDeregister();
        }
    }

    /** Is over sooner when the load ends. */
    private CompletableFuture<?> pause(long millis) {
        return CompletableFuture.anyOf(
                closed, new CompletableFuture<>().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS));
    }

    private void write(
            long intended,
            long number,
            Journey journey,
            String step,
            Outcome outcome,
            @Nullable Answer answer,
            @Nullable String note) {
        JsonNode order = answer != null && answer.status() == 201 && step.equals("order") ? answer.body() : null;
        history.accept(new Entry.Request(
                millis(intended),
                number,
                journey.id(),
                step,
                outcome.id(),
                rounded((System.nanoTime() - intended) / 1e6),
                answer == null || answer.status() == 0 ? null : answer.status(),
                order == null ? null : order.path("id").asText(),
                order == null ? null : order.path("status").asText(),
                note));
    }

    /** Milliseconds since the start of the run. */
    private double millis(long nanos) {
        return rounded((nanos - start) / 1e6);
    }

    private static double rounded(double millis) {
        return Math.round(millis * 1000) / 1000.0;
    }

    @Override
    public void close() {
        if (loop != null) {
            loop.close();
        }
        closed.complete(null);
        double seconds = Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
        double cores = (cpuNanos() - cpuAtStart) / 1e9 / seconds;
        int phase = underWay.arriveAndDeregister();
        try {
            underWay.awaitAdvanceInterruptibly(
                    phase, 2 * load.deadline(true).toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            throw new IllegalStateException("requests outlived their deadlines", e);
        }
        double lag = loop == null ? 0 : rounded(loop.lagP99Millis());
        long sent = loop == null ? numbers.get() : loop.sent();
        history.accept(new Entry.Generator(millis(System.nanoTime()), rounded(cores), lag, sent));
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
