package io.twoshops.lab.check;

import io.twoshops.lab.check.Results.Footprint;
import io.twoshops.lab.check.Results.Heat;
import io.twoshops.lab.check.Results.Latency;
import io.twoshops.lab.check.Results.Ledger;
import io.twoshops.lab.check.Results.RateStep;
import io.twoshops.lab.check.Results.Recovery;
import io.twoshops.lab.check.Results.Round;
import io.twoshops.lab.check.Results.Rung;
import io.twoshops.lab.check.Results.Timeline;
import io.twoshops.lab.history.Entry;
import io.twoshops.lab.history.Entry.Mark;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.history.History;
import io.twoshops.lab.target.Arm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The numbers behind the verdicts, in the shape in which the report shows them. */
final class Tables {
    private Tables() {}

    private record Key(String experiment, String module, String fault, String arm, @Nullable String level) {}

    private static Map<Key, List<Cell>> byKey(List<Cell> cells) {
        Map<Key, List<Cell>> groups = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (cell.usable()) {
                Key key = new Key(cell.experiment(), cell.module(), cell.fault(), cell.arm(), cell.level());
                groups.computeIfAbsent(key, k -> new ArrayList<>()).add(cell);
            }
        }
        return groups;
    }

    static List<Heat> heat(List<Cell> cells) {
        List<Heat> heat = new ArrayList<>();
        byKey(cells).forEach((key, group) -> {
            Set<String> journeys = new LinkedHashSet<>();
            group.forEach(cell -> journeys.addAll(cell.window().keySet()));
            for (String journey : journeys) {
                List<Counts> counts = group.stream()
                        .map(cell -> cell.window().getOrDefault(journey, Counts.NONE))
                        .filter(count -> count.total() > 0)
                        .toList();
                Estimate usable = Bootstrap.median(Bootstrap.shares(counts.stream()
                        .map(count -> new int[] {count.usable(), count.total()})
                        .toList()));
                Counts all = counts.stream().reduce(Counts.NONE, Counts::plus);
                heat.add(new Heat(key.experiment(), key.module(), key.fault(), journey, key.arm(), usable, all));
            }
        });
        return heat;
    }

    static List<Recovery> recoveries(List<Cell> cells) {
        List<Recovery> recoveries = new ArrayList<>();
        byKey(cells).forEach((key, group) -> {
            int unnoticed = (int)
                    group.stream().filter(cell -> cell.detectSeconds() == null).count();
            int never = (int) group.stream().filter(cell -> !cell.recovered()).count();
            List<Cell.Readiness> readiness =
                    group.stream().map(Cell::readiness).filter(Objects::nonNull).toList();
            int stayed = (int)
                    readiness.stream().filter(of -> of.lostSeconds() == null).count();
            recoveries.add(new Recovery(
                    key.experiment(),
                    key.module(),
                    key.fault(),
                    key.arm(),
                    median(group, Cell::detectSeconds),
                    median(readiness, Cell.Readiness::lostSeconds),
                    median(group, Cell::recoverSeconds),
                    group.size(),
                    unnoticed,
                    readiness.isEmpty() ? null : stayed,
                    never));
        });
        return recoveries;
    }

    private static <T> @Nullable Estimate median(List<T> of, Function<T, @Nullable Double> number) {
        double[] values = of.stream()
                .map(number)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return values.length == 0 ? null : Bootstrap.median(Bootstrap.of(values));
    }

    static List<Timeline> timelines(List<Cell> cells) {
        List<Timeline> timelines = new ArrayList<>();
        byKey(cells).forEach((key, group) -> {
            TreeMap<Double, Counts> slices = new TreeMap<>();
            group.forEach(
                    cell -> cell.timeline().forEach(slice -> slices.merge(slice.from(), slice.counts(), Counts::plus)));
            double from = group.stream()
                    .mapToDouble(cell -> cell.windowFrom() - cell.injectedAt())
                    .average()
                    .orElse(0);
            double to = group.stream()
                    .mapToDouble(cell -> cell.windowTo() - cell.injectedAt())
                    .average()
                    .orElse(0);
            timelines.add(new Timeline(
                    key.experiment(),
                    key.module(),
                    key.fault(),
                    key.arm(),
                    Math.round(from) / 1000.0,
                    Math.round(to) / 1000.0,
                    slices.entrySet().stream()
                            .map(slice -> new Cell.Slice(slice.getKey(), slice.getValue()))
                            .toList()));
        });
        return timelines;
    }

    static List<Footprint> footprints(List<History> histories) {
        record Measure(String name, String arm) {}
        Map<Measure, List<Entry.Measured>> measures = new LinkedHashMap<>();
        for (History history : histories) {
            history.all(Entry.Measured.class)
                    .filter(measured -> !Measures.OF_RUNS.contains(measured.name()))
                    .forEach(measured -> measures.computeIfAbsent(
                                    new Measure(measured.name(), history.run().arm()), k -> new ArrayList<>())
                            .add(measured));
        }
        List<Footprint> footprints = new ArrayList<>();
        measures.forEach((measure, all) -> footprints.add(new Footprint(
                measure.name(),
                all.get(0).unit(),
                measure.arm(),
                Bootstrap.median(Bootstrap.of(
                        all.stream().mapToDouble(Entry.Measured::value).toArray())),
                all.get(all.size() - 1).parts())));
        return footprints;
    }

    static List<RateStep> rates(List<Rate> rates) {
        record Step(String experiment, String arm, double rate) {}
        Map<Step, List<Rate>> steps = new LinkedHashMap<>();
        rates.stream()
                .sorted(Comparator.comparing(Rate::experiment)
                        .thenComparing(Rate::arm)
                        .thenComparing(Rate::perSecond))
                .forEach(rate -> steps.computeIfAbsent(
                                new Step(rate.experiment(), rate.arm(), rate.perSecond()), k -> new ArrayList<>())
                        .add(rate));
        List<RateStep> table = new ArrayList<>();
        steps.forEach((step, group) -> table.add(new RateStep(
                step.experiment(),
                step.arm(),
                step.rate(),
                of(group, Rate::p50),
                of(group, Rate::p99),
                of(group, Rate::usable),
                of(group, Rate::cores),
                of(group, Rate::memory),
                group.stream().allMatch(rate -> rate.instances() != null) ? of(group, Rate::instances) : null,
                (int) group.stream().filter(Rate::held).count(),
                group.get(0).p99Target())));
        return table;
    }

    private static Estimate of(List<Rate> rates, ToDoubleFunction<Rate> number) {
        return Bootstrap.median(Bootstrap.of(rates.stream().mapToDouble(number).toArray()));
    }

    /** The last audit of each session: by then everything has happened. */
    static List<Ledger> ledgers(List<History> histories) {
        record Session(String arm, int number) {}
        Map<Session, Ledger> ledgers = new LinkedHashMap<>();
        Map<Session, Map<String, Double>> insisted = new HashMap<>();
        Map<String, Integer> deployments = new HashMap<>();
        for (History history : byTime(histories)) {
            Entry.Run run = history.run();
            Session session =
                    new Session(run.arm(), deployments.merge(run.arm(), run.deployment() ? 1 : 0, Integer::sum));
            Map<String, Double> again = insisted.computeIfAbsent(session, key -> new TreeMap<>());
            history.all(Entry.Insisted.class).forEach(customer -> {
                again.merge("orders.insisted", 1.0, Double::sum);
                again.merge("orders.insistedTaken", customer.order() == null ? 0.0 : 1.0, Double::sum);
            });
            history.all(Entry.Audited.class).forEach(audited -> {
                Map<String, Double> numbers = new TreeMap<>(audited.ledger());
                numbers.putAll(again);
                ledgers.put(
                        session,
                        new Ledger(
                                run.arm(), run.repeat(), audited.state(), audited.findings(), numbers, history.file()));
            });
        }
        return List.copyOf(ledgers.values());
    }

    static List<Rung> ladder(List<Cell> cells) {
        List<Rung> ladder = new ArrayList<>();
        byKey(cells).forEach((key, group) -> {
            Arm arm = key.arm().equals(Arm.MONOLITH.id()) ? Arm.MONOLITH : Arm.SERVICES;
            Bootstrap.Sample unusable = Claims.unusable(group, arm);
            if (unusable.repeats() > 0) {
                ladder.add(new Rung(
                        key.experiment(),
                        key.module(),
                        key.fault(),
                        key.arm(),
                        key.level(),
                        Bootstrap.median(unusable),
                        median(group, Tables::callsPerJourney)));
            }
        });
        return ladder;
    }

    private static @Nullable Double callsPerJourney(Cell cell) {
        int journeys = cell.all().total();
        return cell.callsStruck() == null || journeys == 0 ? null : cell.callsStruck() / journeys;
    }

    private static List<History> byTime(List<History> histories) {
        return histories.stream()
                .sorted(Comparator.comparing(
                        history -> Instant.parse(history.run().startedAt())))
                .toList();
    }

    static List<Round> rounds(List<History> histories) {
        return byTime(histories).stream()
                .filter(history -> history.run().tortured())
                .map(Tables::round)
                .toList();
    }

    private static Round round(History history) {
        Entry.Run run = history.run();
        return new Round(
                run.arm(),
                String.valueOf(run.fault()),
                history.all(Mark.class)
                        .filter(mark -> mark.what() == MarkKind.PROOF)
                        .map(mark -> mark.detail().split(":", 2)[0])
                        .toList(),
                history.all(Entry.Request.class)
                        .filter(request -> request.order() != null)
                        .count(),
                history.measured(Measures.LONGEST_UNDECIDED).orElse(null),
                history.mark(MarkKind.RECOVERED).isPresent(),
                history.audit(),
                history.file());
    }

    /** Latencies of what was served before any fault. */
    static List<Latency> latencies(List<History> histories) {
        record Kind(String arm, String journey, String step) {}
        Map<Kind, Histogram> histograms = new TreeMap<>(Comparator.comparing(Kind::toString));
        for (History history : histories) {
            double until = history.mark(MarkKind.INJECTED).map(Mark::at).orElse(0.0);
            history.all(Entry.Request.class)
                    .filter(request -> request.at() < until && request.outcome().equals("served"))
                    .forEach(request -> histograms
                            .computeIfAbsent(
                                    new Kind(history.run().arm(), request.journey(), request.step()),
                                    k -> new Histogram(60_000_000L, 3))
                            .recordValue((long) (request.millis() * 1000)));
        }
        List<Latency> latencies = new ArrayList<>();
        histograms.forEach((kind, histogram) -> latencies.add(new Latency(
                kind.arm(),
                kind.journey(),
                kind.step(),
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50) / 1000.0,
                histogram.getValueAtPercentile(95) / 1000.0,
                histogram.getValueAtPercentile(99) / 1000.0)));
        return latencies;
    }
}
