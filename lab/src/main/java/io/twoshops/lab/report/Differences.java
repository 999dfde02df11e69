package io.twoshops.lab.report;

import io.twoshops.lab.check.Estimate;
import io.twoshops.lab.check.Finding;
import io.twoshops.lab.check.Results;
import io.twoshops.lab.check.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two runs side by side, of two machines or of two commits: the verdicts, and every number that both runs have.
 *
 * @param verdicts of the experiments that both runs did
 */
record Differences(List<States> verdicts, List<Row> rows) {

    /** What became of a claim. */
    record States(String experiment, String first, String second) {}

    /**
     * One number.
     *
     * @param of an arm, or {@code compared} where the claim is about no single arm
     * @param apart see {@link Estimate#apart}
     */
    record Row(
            String experiment,
            String condition,
            String of,
            String unit,
            Estimate first,
            Estimate second,
            boolean apart) {}

    static Differences of(Results first, Results second) {
        List<States> states = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Verdict a : first.verdicts()) {
            Optional<Verdict> same = second.verdicts().stream()
                    .filter(b -> b.experiment().equals(a.experiment()))
                    .findFirst();
            same.ifPresent(b -> {
                states.add(new States(a.experiment(), a.state().id(), b.state().id()));
                a.findings().forEach(finding -> rows(a.experiment(), finding, b, rows));
            });
        }
        return new Differences(states, rows);
    }

    private static void rows(String experiment, Finding a, Verdict second, List<Row> rows) {
        second.findings().stream()
                .filter(b -> b.condition().equals(a.condition()))
                .findFirst()
                .ifPresent(b -> {
                    add(rows, experiment, a, "monolith", a.monolith(), b.monolith());
                    add(rows, experiment, a, "services", a.services(), b.services());
                    if (a.monolith() == null && a.services() == null) {
                        add(rows, experiment, a, "compared", a.compared(), b.compared());
                    }
                });
    }

    private static void add(
            List<Row> rows, String experiment, Finding finding, String of, @Nullable Estimate a, @Nullable Estimate b) {
        if (a != null && b != null) {
            rows.add(new Row(experiment, finding.condition(), of, finding.unit(), a, b, a.apart(b)));
        }
    }

    /** At most 80 columns; a star where the intervals are apart. */
    void print(PrintStream out) {
        verdicts.forEach(states ->
                out.printf(Locale.ROOT, "%-8s %s -> %s%n", states.experiment(), states.first(), states.second()));
        rows.forEach(row -> out.printf(
                Locale.ROOT,
                "%s %-9s%-21s%-9s%-19s %-19s%n",
                row.apart() ? "*" : " ",
                row.experiment(),
                Amounts.cut(row.condition(), 20),
                row.of(),
                Amounts.interval(row.first(), row.unit()),
                Amounts.interval(row.second(), row.unit())));
    }
}
