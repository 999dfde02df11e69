package io.twoshops.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoshops.lab.check.Estimate;
import io.twoshops.lab.check.Finding;
import io.twoshops.lab.check.Results;
import io.twoshops.lab.check.State;
import io.twoshops.lab.check.Verdict;
import io.twoshops.lab.experiment.Experiment;
import io.twoshops.lab.experiment.ExperimentFiles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static Results results(State state, double seconds, double bytes) throws Exception {
        Experiment experiment = new ExperimentFiles().find("E1").orElseThrow().experiment();
        List<Finding> findings = List.of(
                new Finding("secondsToCheckout", state, "s", around(5, 1), around(seconds, 1), around(1, 0), null),
                new Finding("peakMemory", state, "B", null, null, around(bytes, 0), null),
                new Finding("imageBytes", state, "B", null, around(bytes, 0), null, null));
        Verdict verdict = new Verdict(
                "E1", experiment.title(), experiment.claim(), experiment.hypothesis(), state, findings, List.of());
        return new Results(
                List.of(verdict),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Estimate around(double median, double spread) {
        return new Estimate(median, median - spread, median + spread, 3);
    }

    @Test
    void twoRunsSayNothing() {
        assertThat(new Estimate(5, 5, 5, 2).apart(new Estimate(9, 9, 9, 3))).isFalse();
        assertThat(new Estimate(5, 5, 5, 3).apart(new Estimate(9, 9, 9, 3))).isTrue();
    }

    @Test
    void marksOnlyNumbersWhoseIntervalsAreApart() throws Exception {
        double mib = 1024.0 * 1024;
        Differences differences =
                Differences.of(results(State.SUPPORTED, 20, 600 * mib), results(State.DEPENDS, 23, 600 * mib));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        differences.print(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .allSatisfy(line -> assertThat(line.strip()).hasSizeLessThanOrEqualTo(80))
                .extracting(line -> line.replaceAll(" +", " ").stripTrailing())
                .containsExactly(
                        "E1 supported -> depends",
                        " E1 secondsToCheckout monolith 5.0 [4.0, 6.0] s 5.0 [4.0, 6.0] s",
                        "* E1 secondsToCheckout services 20.0 [19.0, 21.0] s 23.0 [22.0, 24.0] s",
                        " E1 peakMemory compared 600 [600, 600] MiB 600 [600, 600] MiB",
                        " E1 imageBytes services 600 [600, 600] MiB 600 [600, 600] MiB");
    }
}
