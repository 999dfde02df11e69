package io.twoshops.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.twoshops.lab.audit.Acknowledged;
import io.twoshops.lab.history.Entry;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.history.History;
import io.twoshops.lab.workload.Tally;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmingTest {
    private static final double WINDOW_MILLIS = 20;

    private final Acknowledged acknowledged = new Acknowledged();

    @TempDir
    Path folder;

    @Test
    void goesOnForAsLongAsItGetsQuicker() throws Exception {
        double[] paces = new double[56];
        for (int i = 0; i < paces.length; i++) {
            paces[i] = Math.min(i, 20);
        }
        paces[55] = 99;
        Told tally = new Told(paces);
        assertThat(history(tally, 60).all(Entry.Mark.class))
                .extracting(Entry.Mark::what)
                .containsExactly(MarkKind.STEADY);
        assertThat(tally.left).containsExactly(99.0);
    }

    @Test
    void aWindowThatWasQuickByChanceIsNoEnd() throws Exception {
        double[] paces = new double[78];
        Arrays.fill(paces, 0, 19, 2);
        paces[19] = 9;
        Arrays.fill(paces, 20, 40, 3);
        Arrays.fill(paces, 40, 77, 4);
        paces[77] = 99;
        Told tally = new Told(paces);
        history(tally, 60);
        assertThat(tally.left).containsExactly(99.0);
    }

    @Test
    void writesDownHowQuickItWasAndNoneOfItsRequestsButForgetsNoOrder() throws Exception {
        double[] paces = new double[40];
        Arrays.fill(paces, 7);
        History history = history(new Told(paces), 60);
        assertThat(history.all(Entry.Measured.class))
                .hasSize(paces.length)
                .allSatisfy(measured -> assertThat(measured.value()).isEqualTo(7));
        assertThat(history.all(Entry.Request.class)).isEmpty();
        assertThat(acknowledged.size()).isEqualTo(1);
    }

    @Test
    void saysSoWhenItNeverEnds() throws Exception {
        double[] rising = new double[200];
        for (int i = 0; i < rising.length; i++) {
            rising[i] = Math.pow(1.1, i);
        }
        assertThat(history(new Told(rising), 1.5).all(Entry.Mark.class))
                .extracting(Entry.Mark::what, Entry.Mark::detail)
                .containsExactly(tuple(MarkKind.NEVER_STEADY, "still getting quicker after 1.5 s"));
    }

    private History history(Tally tally, double limitSeconds) throws Exception {
        Experiment experiment = new ExperimentFiles().find("E3").orElseThrow().experiment();
        Warming warming = new Warming(WINDOW_MILLIS, limitSeconds);
        Path file;
        try (Journal journal =
                new Journal(RunFolder.at(folder), experiment, "monolith", 1, null, "warm-up", null, acknowledged)) {
            file = journal.file();
            warming.write(
                    new Entry.Request(1, 1, "checkout", "order", "served", 9, 201, "4711", "CONFIRMED", null), journal);
            warming.run(tally, journal);
        }
        return History.read(file).orElseThrow();
    }

    /** One number for each window. */
    private static final class Told extends Tally {
        private final Deque<Double> left = new ArrayDeque<>();

        private Told(double... numbers) {
            for (double number : numbers) {
                left.add(number);
            }
        }

        @Override
        public double pace(double from, double to) {
            return left.remove();
        }
    }
}
