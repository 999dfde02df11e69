package io.twoshops.lab.report;

import io.twoshops.lab.check.Estimate;
import io.twoshops.lab.check.Finding;
import io.twoshops.lab.check.Results;
import io.twoshops.lab.check.State;
import io.twoshops.lab.check.Verdict;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The results in a terminal: at most 80 columns, a line for each finding. */
final class Summary {
    private static final int WIDTH = 80;
    private static final int NOTES = 8;
    private static final int LEAST_NAME = 18;
    private static final int MOST_NAME = 26;
    /** Columns of a line that neither its name nor its numbers take. */
    private static final int BESIDE_NAME = 18;

    private final Results results;
    private final boolean colour;

    Summary(Results results, boolean colour) {
        this.results = results;
        this.colour = colour;
    }

    void print(PrintStream out) {
        for (Verdict verdict : results.verdicts()) {
            out.println(
                    Amounts.cut(verdict.experiment() + "  " + verdict.claim().en(), WIDTH));
            out.println("    " + coloured(verdict.state(), verdict.state().id().toUpperCase(Locale.ROOT)));
            int name = nameWidth(verdict);
            verdict.findings().forEach(finding -> out.println(line(finding, name)));
            verdict.notes().stream().limit(NOTES).forEach(note -> out.println(Amounts.cut("    ! " + note, WIDTH)));
            if (verdict.notes().size() > NOTES) {
                out.println("    ! and " + (verdict.notes().size() - NOTES) + " more, see the report");
            }
        }
    }

    /** Rather the end of a name is cut off than that of an interval. */
    private static int nameWidth(Verdict verdict) {
        int numbers = verdict.findings().stream()
                .filter(finding -> finding.compared() != null)
                .mapToInt(finding -> numbers(finding).length())
                .max()
                .orElse(0);
        return Math.max(LEAST_NAME, Math.min(MOST_NAME, WIDTH - BESIDE_NAME - numbers));
    }

    private static String line(Finding finding, int name) {
        String text = String.format(
                Locale.ROOT,
                "    %-" + name + "s %-12s %s",
                Amounts.cut(finding.condition(), name),
                finding.state().id(),
                numbers(finding));
        return Amounts.cut(text, WIDTH);
    }

    private static String numbers(Finding finding) {
        if (finding.compared() == null) {
            return String.valueOf(finding.note());
        }
        if (finding.monolith() == null || finding.services() == null) {
            return Amounts.interval(finding.compared(), finding.unit());
        }
        return number(finding.monolith(), finding.unit()) + " | " + number(finding.services(), finding.unit()) + " -> "
                + Amounts.interval(finding.compared(), "");
    }

    private static String number(@Nullable Estimate estimate, String unit) {
        return estimate == null ? "-" : Amounts.amount(estimate.median(), unit);
    }

    private String coloured(State state, String text) {
        if (!colour) {
            return text;
        }
        int code =
                switch (state) {
                    case SUPPORTED -> 32;
                    case REFUTED, DEPENDS -> 36;
                    case INCONCLUSIVE, UNKNOWN -> 33;
                    case INVALID, FAILED -> 31;
                };
        return "\u001b[1;" + code + "m" + text + "\u001b[0m";
    }
}
