package io.twoshops.lab.check;

import io.twoshops.lab.experiment.Experiment;
import io.twoshops.lab.experiment.ExperimentFiles;
import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.history.Entry;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.history.History;
import io.twoshops.lab.target.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Histories as a run would have written them, with whatever a test wants to be wrong with them. */
final class Planted {
    /** Requests that begin in a second. */
    static final int PER_SECOND = 20;

    private static final double INJECTED = 2_000;

    private Planted() {}

    static Experiment experiment(String id) {
        try {
            return new ExperimentFiles().find(id).orElseThrow().experiment();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every cell of an experiment, three times for each arm; the outcome within the fault window is the arm's. */
    static List<History> histories(Experiment experiment, Map<String, String> outcomes) {
        List<History> histories = new ArrayList<>();
        for (int repeat = 1; repeat <= 3; repeat++) {
            for (Map.Entry<String, String> arm : outcomes.entrySet()) {
                histories.addAll(histories(experiment, arm.getKey(), repeat, null, arm.getValue()));
            }
        }
        return histories;
    }

    /** Every cell of an experiment, once, at one level of resilience. */
    static List<History> histories(
            Experiment experiment, String arm, int repeat, @Nullable String level, String outcome) {
        return experiment.cells(arm(arm)).stream()
                .map(fault -> history(experiment, arm, repeat, level, fault, outcome))
                .toList();
    }

    private static Arm arm(String id) {
        return Stream.of(Arm.values())
                .filter(arm -> arm.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static History history(
            Experiment experiment, String arm, int repeat, @Nullable String level, FaultSpec fault, String outcome) {
        List<Entry> entries = new ArrayList<>();
        String label = fault.label();
        Entry.Run run =
                new Entry.Run(experiment.id(), arm, repeat, fault.module(), label, "2026-01-01T00:00:00Z", 20, level);
        entries.add(run);
        entries.add(new Entry.Mark(100, MarkKind.STEADY, ""));
        double over = INJECTED + fault.durationSeconds() * 1000;
        for (int i = 0; i < 10 * PER_SECOND; i++) {
            double at = i * 1_000.0 / PER_SECOND;
            boolean struck = at >= INJECTED && at < over;
            entries.add(
                    new Entry.Request(at, i, "browse", "list", struck ? outcome : "served", 10, 200, null, null, null));
        }
        entries.add(new Entry.Mark(INJECTED, MarkKind.INJECTED, ""));
        entries.add(new Entry.Mark(INJECTED, MarkKind.PROOF, "it was seen"));
        entries.add(new Entry.Mark(over, MarkKind.ENDED, ""));
        entries.add(new Entry.Mark(over + 500, MarkKind.RECOVERED, ""));
        entries.add(new Entry.Generator(10_000, 0.1, 3, 200));
        entries.add(new Entry.Measured(Measures.LONGEST_UNDECIDED, 2.5, "s", Map.of()));
        entries.add(new Entry.Measured(Measures.CALLS_STRUCK, 90, "", Map.of()));
        entries.add(new Entry.Audited(11_000, "holds", List.of(), Map.of()));
        return new History(arm + repeat + fault.module() + label, run, entries);
    }

    /** A rate at which every request took that long; before and after it counted, longer than anybody waits. */
    static History rate(Experiment experiment, String arm, int repeat, double perSecond, double millis) {
        String label = "rate-" + perSecond;
        Entry.Run run =
                new Entry.Run(experiment.id(), arm, repeat, null, label, "2026-01-01T00:00:00Z", perSecond, null);
        List<Entry> entries = new ArrayList<>(List.of(run));
        entries.add(new Entry.Mark(1_000, MarkKind.COUNTED_FROM, ""));
        for (int i = 0; i < 300; i++) {
            double at = i * 10.0;
            double took = at >= 1_000 && at < 2_000 ? millis : 9_000;
            entries.add(new Entry.Request(at, i, "browse", "list", "served", took, 200, null, null, null));
        }
        entries.add(new Entry.Mark(2_000, MarkKind.COUNTED_TO, ""));
        entries.add(new Entry.Measured(Measures.CORES, perSecond / 100, "cores", Map.of()));
        entries.add(new Entry.Measured(Measures.MEMORY, 1L << 29, "B", Map.of()));
        entries.add(new Entry.Generator(3_000, 0.1, 3, 300));
        entries.add(new Entry.Audited(3_500, "holds", List.of(), Map.of()));
        return new History(arm + repeat + label, run, entries);
    }

    /** Rounds of torture after which all is well. */
    static List<History> rounds(Experiment experiment, String arm, int rounds) {
        return IntStream.rangeClosed(1, rounds)
                .mapToObj(round -> {
                    String label = "round-00" + round;
                    Entry.Run run =
                            new Entry.Run(experiment.id(), arm, 1, null, label, "2026-01-01T00:00:00Z", 4, null);
                    return new History(
                            label,
                            run,
                            List.of(
                                    run,
                                    new Entry.Mark(100, MarkKind.STEADY, ""),
                                    new Entry.Request(
                                            150, 1, "checkout", "order", "served", 10, 201, "o1", "CONFIRMED", null),
                                    new Entry.Mark(INJECTED, MarkKind.INJECTED, ""),
                                    new Entry.Mark(INJECTED, MarkKind.PROOF, "orders crash: it was seen"),
                                    new Entry.Mark(5_000, MarkKind.ENDED, ""),
                                    new Entry.Mark(5_500, MarkKind.RECOVERED, ""),
                                    new Entry.Generator(9_000, 0.1, 3, 200),
                                    new Entry.Mark(10_000, MarkKind.SETTLED, ""),
                                    new Entry.Audited(10_500, "holds", List.of(), Map.of())));
                })
                .toList();
    }

    /** The same histories with one kind of entry changed wherever a history is chosen. */
    static <T extends Entry> List<History> with(
            List<History> histories, Predicate<Entry.Run> chosen, Class<T> type, UnaryOperator<T> change) {
        return histories.stream()
                .map(history -> !chosen.test(history.run())
                        ? history
                        : new History(
                                history.file(),
                                history.run(),
                                history.entries().stream()
                                        .map(entry -> type.isInstance(entry) ? change.apply(type.cast(entry)) : entry)
                                        .map(Entry.class::cast)
                                        .toList()))
                .toList();
    }

    /** The same histories without one kind of entry. */
    static List<History> without(List<History> histories, Class<? extends Entry> type) {
        return histories.stream()
                .map(history -> new History(
                        history.file(),
                        history.run(),
                        history.entries().stream()
                                .filter(entry -> !type.isInstance(entry))
                                .toList()))
                .toList();
    }

    /** The same histories with one entry more wherever a history is chosen. */
    static List<History> adding(List<History> histories, Predicate<Entry.Run> chosen, Entry entry) {
        return histories.stream()
                .map(history -> {
                    List<Entry> entries = new ArrayList<>(history.entries());
                    if (chosen.test(history.run())) {
                        entries.add(entry);
                    }
                    return new History(history.file(), history.run(), List.copyOf(entries));
                })
                .toList();
    }

    /** The same histories, in which one kind of mark has become another. */
    static List<History> marked(List<History> histories, Predicate<Entry.Run> chosen, MarkKind instead, MarkKind of) {
        return with(
                histories,
                chosen,
                Entry.Mark.class,
                mark -> mark.what() == of ? new Entry.Mark(mark.at(), instead, "planted") : mark);
    }
}
