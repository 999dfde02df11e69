package io.twoshops.lab.check;

import io.twoshops.lab.experiment.Experiment;
import io.twoshops.lab.history.Entry;
import io.twoshops.lab.history.Entry.Mark;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.history.History;
import io.twoshops.lab.workload.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One rate that an arm was asked to hold once, as read from its history.
 *
 * @param experiment the id of the one that asked
 * @param perSecond journeys that began in a second
 * @param p50 milliseconds of the requests that should have been sent while it counted
 * @param p99 milliseconds
 * @param usable the share of the journeys that began meanwhile and got a usable answer
 * @param cores that the applications used
 * @param memory bytes that the applications used
 * @param instances of the applications; null if nobody counted
 * @param p99Target milliseconds
 * @param held whether the arm held it: answers in time, and usable ones
 * @param busy whether the generator was too busy for its numbers to be trusted
 */
public record Rate(
        String experiment,
        String arm,
        int repeat,
        double perSecond,
        double p50,
        double p99,
        double usable,
        double cores,
        double memory,
        @Nullable Double instances,
        double p99Target,
        boolean held,
        boolean busy) {
    private static final double GIB = 1024.0 * 1024 * 1024;

    /** Reads one; empty if nothing of the history counts. */
    public static Optional<Rate> of(Experiment experiment, History history) {
        Optional<Double> from = history.mark(MarkKind.COUNTED_FROM).map(Mark::at);
        Optional<Double> to = history.mark(MarkKind.COUNTED_TO).map(Mark::at);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        List<Entry.Request> counted = history.all(Entry.Request.class)
                .filter(request -> request.at() >= from.get() && request.at() < to.get())
                .toList();
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        Histogram latency = new Histogram(3_600_000_000L, 3);
        Map<Long, Outcome> journeys = new HashMap<>();
        for (Entry.Request request : counted) {
            latency.recordValue((long) (request.millis() * 1000));
            journeys.merge(request.visit(), Outcome.of(request.outcome()), Outcome::worse);
        }
        double usable =
                (double) journeys.values().stream().filter(Outcome::usable).count() / journeys.size();
        double p99 = latency.getValueAtPercentile(99) / 1000.0;
        Experiment.Scale scale = Objects.requireNonNull(experiment.method().scale());
        Entry.Run run = history.run();
        boolean busy =
                history.all(Entry.Generator.class).anyMatch(experiment.load().limits()::exceededBy);
        return Optional.of(new Rate(
                run.experiment(),
                run.arm(),
                run.repeat(),
                run.rate(),
                latency.getValueAtPercentile(50) / 1000.0,
                p99,
                usable,
                history.measured(Measures.CORES).orElse(0.0),
                history.measured(Measures.MEMORY).orElse(0.0),
                history.measured(Measures.INSTANCES).orElse(null),
                scale.p99Millis(),
                !busy && p99 <= scale.p99Millis() && usable >= scale.usable(),
                busy));
    }

    /** What is held for each core. */
    double perCore() {
        return perSecond / cores;
    }

    /** What is held for each GiB. */
    double perGib() {
        return perSecond / (memory / GIB);
    }
}
