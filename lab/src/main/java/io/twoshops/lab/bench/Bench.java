package io.twoshops.lab.bench;

import io.twoshops.lab.target.Progress;
import io.twoshops.lab.workload.ClosedLoop;
import io.twoshops.lab.workload.Load;
import io.twoshops.lab.workload.OpenLoop;
import io.twoshops.lab.workload.Operation;
import io.twoshops.lab.workload.WarmUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Measures each operation of each subject, in turns, so that a noisy minute hits all of them. */
final class Bench {
    private static final int WORKERS = WarmUp.CUSTOMERS;
    private static final double SECONDS = WarmUp.WINDOW_SECONDS;
    private static final int WARM_UP_TOGETHER = 10;

    /** More than any application needed. */
    static final int MOST_WINDOWS = 90;

    /** Latency is compared where the slowest subject is still at ease. */
    private static final double OPEN_SHARE_OF_SLOWEST = 0.5;

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long DRAIN_MILLIS = 10_000;
    private static final String LIMIT = "limit";
    private final List<Subject> subjects;
    private final int repeats;
    private final Progress progress;
    private int done;

    Bench(List<Subject> subjects, int repeats, Progress progress) {
        this.subjects = subjects;
        this.repeats = repeats;
        this.progress = progress;
    }

    List<Measurement> run() throws InterruptedException {
        List<Measurement> measurements = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            measurements.addAll(measure(operation));
        }
        return measurements;
    }

    private List<Measurement> measure(Operation operation) throws InterruptedException {
        List<Subject> able =
                subjects.stream().filter(s -> s.can().contains(operation)).toList();
        List<Trial> trials = new ArrayList<>();
        for (Subject subject : able) {
            step(operation, subject, "warming up");
            warmUp(() -> closed(subject, operation, SECONDS).perSecond());
            trials.add(new Trial(subject));
        }
        for (int repeat = 0; repeat < repeats; repeat++) {
            for (Trial trial : trials) {
                step(operation, trial.subject, "throughput");
                trial.add(closed(trial.subject, operation, SECONDS));
            }
        }
        double slowest = trials.stream().mapToDouble(Trial::perSecond).min().orElse(0);
        double openRate = Math.max(1, Math.floor(slowest * OPEN_SHARE_OF_SLOWEST));
        for (int repeat = 0; repeat < repeats; repeat++) {
            for (Trial trial : trials) {
                step(operation, trial.subject, "latency");
                trial.latencies.add(open(trial, operation, openRate));
            }
        }
        List<Measurement> measurements = new ArrayList<>();
        for (Trial trial : trials) {
            measurements.add(new Measurement(
                    operation.title(),
                    trial.subject.name(),
                    rounded(trial.perSecond()),
                    openRate,
                    trial.millis(50),
                    trial.millis(95),
                    trial.millis(99),
                    trial.failed.get(),
                    ofLimit(trial, trials)));
        }
        return measurements;
    }

    /** What one subject did, in the median of its runs: one that met a stall by chance does not decide. */
    private static final class Trial {
        private final Subject subject;
        private final List<Double> rates = new ArrayList<>();
        private final List<Histogram> latencies = new ArrayList<>();
        private final AtomicLong failed = new AtomicLong();

        private Trial(Subject subject) {
            this.subject = subject;
        }

        private void add(ClosedLoop.Done result) {
            rates.add(result.perSecond());
            failed.addAndGet(result.failed());
        }

        private double perSecond() {
            return median(rates);
        }

        private double millis(double percentile) {
            return rounded(median(latencies.stream()
                    .map(latency -> latency.getValueAtPercentile(percentile) / 1e6)
                    .toList()));
        }

        private boolean isLimit() {
            return subject.name().equals(LIMIT);
        }
    }

    private void step(Operation operation, Subject subject, String what) {
        int total = subjects.stream()
                .mapToInt(s -> s.can().size() * (2 * repeats + 1))
                .sum();
        progress.step(operation.title() + ", " + subject.name() + ": " + what, done++, total);
    }

    private static @Nullable Double ofLimit(Trial trial, List<Trial> trials) {
        return trials.stream()
                .filter(limit -> limit.isLimit() && !trial.isLimit())
                .map(limit -> rounded(trial.perSecond() / limit.perSecond()))
                .findFirst()
                .orElse(null);
    }

    private static ClosedLoop.Done closed(Subject subject, Operation operation, double seconds)
            throws InterruptedException {
        return ClosedLoop.run(
                WORKERS, seconds, () -> subject.operations().start(operation).join());
    }

    /** Something is done for a while; {@code pace} tells how often in a second. */
    interface Window {
        double pace() throws InterruptedException;
    }

    static void warmUp(Window next) throws InterruptedException {
        WarmUp warmUp = new WarmUp(WARM_UP_TOGETHER);
        for (int window = 0; window < MOST_WINDOWS && !warmUp.isOver(); window++) {
            warmUp.add(next.pace());
        }
    }

    private static Histogram open(Trial trial, Operation operation, double rate) throws InterruptedException {
        Histogram latency = new ConcurrentHistogram(LONGEST_NANOS, 3);
        AtomicLong underWay = new AtomicLong();
        Load load = new Load(rate, Load.Spacing.poisson, DRAIN_MILLIS, 0, Map.of(), new Load.Limits(2, 100));
        try (OpenLoop loop = new OpenLoop(load.arrivals(new SplittableRandom(operation.ordinal())), intended -> {
            underWay.incrementAndGet();
            trial.subject.operations().start(operation).whenComplete((served, error) -> {
                underWay.decrementAndGet();
                if (error == null && served) {
                    latency.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - intended));
                } else {
                    trial.failed.incrementAndGet();
                }
            });
        })) {
            Thread.sleep((long) (SECONDS * 1000));
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_MILLIS);
        while (underWay.get() > 0 && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        trial.failed.addAndGet(underWay.get());
        return latency;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
