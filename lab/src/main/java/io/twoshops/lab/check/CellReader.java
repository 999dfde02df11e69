package io.twoshops.lab.check;

import io.twoshops.lab.experiment.Experiment;
import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.history.Entry;
import io.twoshops.lab.history.Entry.Mark;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.history.History;
import io.twoshops.lab.workload.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Reads one fault's history into numbers. */
final class CellReader {
    private static final double SLICE_MILLIS = 250;
    private final Experiment experiment;
    private final History history;
    private final List<Visit> visits;

    /** A journey with the worst outcome of its steps. */
    private record Visit(double at, String journey, Outcome outcome) {}

    CellReader(Experiment experiment, History history) {
        this.experiment = experiment;
        this.history = history;
        this.visits = visits(history);
    }

    static Optional<FaultSpec> spec(Experiment experiment, Entry.Run run) {
        return experiment.cells().stream()
                .filter(spec ->
                        spec.label().equals(run.fault()) && spec.module().equals(run.module()))
                .findFirst();
    }

    private static List<Visit> visits(History history) {
        Map<Long, Visit> byNumber = new LinkedHashMap<>();
        history.all(Entry.Request.class).forEach(request -> {
            Outcome outcome = Outcome.of(request.outcome());
            Visit visit = new Visit(request.at(), request.journey(), outcome);
            byNumber.merge(
                    request.visit(),
                    visit,
                    (a, b) -> new Visit(
                            Math.min(a.at(), b.at()), a.journey(), a.outcome().worse(b.outcome())));
        });
        return List.copyOf(byNumber.values());
    }

    Cell read() {
        Entry.Run run = history.run();
        FaultSpec spec = spec(experiment, run)
                .orElseThrow(() -> new IllegalStateException(history.file() + " is of no fault of " + experiment.id()));
        double injected = history.mark(MarkKind.INJECTED).map(Mark::at).orElse(0.0);
        double from =
                spec.belated() ? history.mark(MarkKind.PROOF).map(Mark::at).orElse(injected) : injected;
        double to = from + spec.durationSeconds() * 1000;
        Judged judged = judge();
        return new Cell(
                history.file(),
                run.experiment(),
                run.arm(),
                run.repeat(),
                spec.module(),
                spec.label(),
                run.level(),
                judged.state(),
                judged.why(),
                window(from, to),
                detect(injected),
                readiness(injected),
                recover(spec, from),
                history.measured(Measures.LONGEST_UNDECIDED).orElse(null),
                slowdown(injected, from, to),
                history.measured(Measures.CALLS_STRUCK).orElse(null),
                injected,
                from,
                to,
                timeline(injected));
    }

    private record Judged(State state, String why) {}

    /** Whether the run can be used at all, before anything is made of its numbers. */
    private Judged judge() {
        if (history.mark(MarkKind.INTERRUPTED).isPresent()) {
            return new Judged(State.INCONCLUSIVE, "the run was interrupted");
        }
        if (history.mark(MarkKind.NEVER_STEADY).isPresent()) {
            return new Judged(State.INVALID, "the shop was not well before the fault");
        }
        Optional<Mark> proof = history.mark(MarkKind.PROOF);
        // After a proof: what was seen to begin did not last, or could not be undone.
        Optional<Mark> noProof = history.mark(MarkKind.NO_PROOF);
        if (proof.isEmpty() || noProof.isPresent()) {
            return new Judged(State.INVALID, noProof.map(Mark::detail).orElse("the fault was not seen to happen"));
        }
        Optional<Entry.Generator> busy = history.all(Entry.Generator.class)
                .filter(experiment.load().limits()::exceededBy)
                .findFirst();
        if (busy.isPresent()) {
            return new Judged(
                    State.INCONCLUSIVE,
                    String.format(
                            "the generator was too busy: %.2f cores, lag %.0f ms",
                            busy.get().cores(), busy.get().lagP99Millis()));
        }
        if (history.all(Entry.Generator.class).findFirst().isEmpty()) {
            return new Judged(State.INCONCLUSIVE, "the run has no end");
        }
        if (experiment.probes().contains(Experiment.Probe.audit)
                && history.audit().equals("unknown")) {
            return new Judged(State.INCONCLUSIVE, "the books could not be audited afterwards");
        }
        return new Judged(State.SUPPORTED, proof.get().detail());
    }

    private Map<String, Counts> window(double from, double to) {
        Map<String, Counts> window = new TreeMap<>();
        for (Visit visit : visits) {
            if (visit.at() >= from && visit.at() < to) {
                window.merge(visit.journey(), Counts.NONE.plus(visit.outcome()), Counts::plus);
            }
        }
        return window;
    }

    private @Nullable Double detect(double injected) {
        return visits.stream()
                .filter(visit -> visit.at() >= injected && visit.outcome() != Outcome.SERVED)
                .mapToDouble(Visit::at)
                .min()
                .stream()
                .mapToObj(at -> seconds(at - injected))
                .findFirst()
                .orElse(null);
    }

    private Cell.@Nullable Readiness readiness(double injected) {
        return history.measured(Measures.READINESS_LOOKS).isEmpty()
                ? null
                : new Cell.Readiness(history.mark(MarkKind.UNREADY)
                        .map(mark -> seconds(mark.at() - injected))
                        .orElse(null));
    }

    /** From the blow, if the process did not survive it, or else from the order to end the fault. */
    private @Nullable Double recover(FaultSpec spec, double blow) {
        double over = spec.kind().deadly()
                ? blow
                : history.mark(MarkKind.ENDED).map(Mark::at).orElse(blow);
        return history.mark(MarkKind.RECOVERED)
                .map(mark -> seconds(mark.at() - over))
                .orElse(null);
    }

    /** Against the time in which the shop was steady, which its mark is the beginning of. */
    private @Nullable Double slowdown(double injected, double from, double to) {
        Histogram before = latency(history.mark(MarkKind.STEADY).map(Mark::at).orElse(0.0), injected);
        Histogram during = latency(from, to);
        return before.getTotalCount() == 0 || during.getTotalCount() == 0
                ? null
                : (double) during.getValueAtPercentile(95) / Math.max(1, before.getValueAtPercentile(95));
    }

    private Histogram latency(double from, double to) {
        Histogram latency = new Histogram(3_600_000_000L, 3);
        history.all(Entry.Request.class)
                .filter(request -> request.at() >= from && request.at() < to)
                .forEach(request -> latency.recordValue((long) (request.millis() * 1000)));
        return latency;
    }

    private List<Cell.Slice> timeline(double injected) {
        TreeMap<Long, Counts> slices = new TreeMap<>();
        for (Visit visit : visits) {
            slices.merge(
                    (long) Math.floor((visit.at() - injected) / SLICE_MILLIS),
                    Counts.NONE.plus(visit.outcome()),
                    Counts::plus);
        }
        List<Cell.Slice> timeline = new ArrayList<>();
        slices.forEach((slice, counts) -> timeline.add(new Cell.Slice(slice * SLICE_MILLIS / 1000, counts)));
        return timeline;
    }

    private static double seconds(double millis) {
        return Math.round(Math.max(0, millis)) / 1000.0;
    }
}
