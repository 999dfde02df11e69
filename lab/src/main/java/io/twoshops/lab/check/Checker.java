package io.twoshops.lab.check;

import io.twoshops.lab.experiment.Experiment;
import io.twoshops.lab.experiment.Hypothesis;
import io.twoshops.lab.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes results of histories; the same histories give the same results, to the letter. */
public final class Checker {
    private final List<Experiment> experiments;

    /** @param experiments as they were when the histories were made */
    public Checker(List<Experiment> experiments) {
        this.experiments = List.copyOf(experiments);
    }

    /** Judges everything. A checker that breaks down gives {@code unknown} for its experiment, never a verdict. */
    public Results check(List<History> histories) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Cell> all = new ArrayList<>();
        for (Experiment experiment : experiments) {
            List<History> own = histories.stream()
                    .filter(history -> history.run().experiment().equals(experiment.id()))
                    .toList();
            try {
                List<Cell> cells = cells(experiment, own);
                all.addAll(cells);
                verdicts.add(new Claims(experiment, own, cells).verdict());
            } catch (RuntimeException e) {
                verdicts.add(unknown(experiment, e));
            }
        }
        List<History> usual = ofOneEach(histories);
        List<Cell> rungs = judgedBy(Hypothesis.Metric.ladder, all);
        List<Cell> others = new ArrayList<>(all);
        others.removeAll(rungs);
        return new Results(
                verdicts,
                Tables.heat(judgedBy(Hypothesis.Metric.blastRadius, all)),
                Tables.recoveries(others),
                Tables.footprints(usual),
                Tables.ledgers(histories),
                Tables.rounds(histories),
                Tables.ladder(rungs),
                Tables.rates(rates(histories)),
                Tables.timelines(others),
                Tables.latencies(usual));
    }

    /** Where there are more of an application memory and latency are others; they are in the tables of those experiments. */
    private List<History> ofOneEach(List<History> histories) {
        Set<String> more = experiments.stream()
                .filter(experiment -> !experiment.layout().ofOneEach())
                .map(Experiment::id)
                .collect(Collectors.toSet());
        return more.size() == experiments.size()
                ? histories
                : histories.stream()
                        .filter(history -> !more.contains(history.run().experiment()))
                        .toList();
    }

    private List<Rate> rates(List<History> histories) {
        return experiments.stream()
                .filter(experiment -> experiment.method().scale() != null)
                .flatMap(experiment -> histories.stream()
                        .filter(history -> history.run().experiment().equals(experiment.id()))
                        .flatMap(history -> Rate.of(experiment, history).stream()))
                .toList();
    }

    private List<Cell> judgedBy(Hypothesis.Metric metric, List<Cell> cells) {
        Set<String> ids = experiments.stream()
                .filter(experiment -> experiment.hypothesis().metric() == metric)
                .map(Experiment::id)
                .collect(Collectors.toSet());
        return cells.stream().filter(cell -> ids.contains(cell.experiment())).toList();
    }

    private static List<Cell> cells(Experiment experiment, List<History> histories) {
        return histories.stream()
                .filter(history -> history.run().module() != null)
                .map(history -> new CellReader(experiment, history).read())
                .toList();
    }

    private static Verdict unknown(Experiment experiment, RuntimeException e) {
        return new Verdict(
                experiment.id(),
                experiment.title(),
                experiment.claim(),
                experiment.hypothesis(),
                State.UNKNOWN,
                List.of(),
                List.of("the checker broke down: " + Objects.toString(e)));
    }
}
