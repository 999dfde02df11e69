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
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmingTest {
    private static final double WINDOW_MILLIS = 60;

    @TempDir
    Path folder;

    @Test
    void goesOnForAsLongAsItGetsQuicker() throws Exception {
        Told tally = new Told(1, 2, 3, 4, 4, 4, 4, 4, 4, 4, 4, 9);
        assertThat(marked(tally, 60)).extracting(Entry.Mark::what).containsExactly(MarkKind.STEADY);
        assertThat(tally.left).containsExactly(9.0);
    }

    @Test
    void aWindowThatWasQuickByChanceIsNoEnd() throws Exception {
        Told tally = new Told(2, 2, 9, 2, 3, 4, 5, 6, 6, 6, 6, 6, 6, 6, 99);
        marked(tally, 60);
        assertThat(tally.left).containsExactly(99.0);
    }

    @Test
    void saysSoWhenItNeverEnds() throws Exception {
        double[] rising = new double[200];
        for (int i = 0; i < rising.length; i++) {
            rising[i] = Math.pow(1.1, i);
        }
        assertThat(marked(new Told(rising), 1.5))
                .extracting(Entry.Mark::what, Entry.Mark::detail)
                .containsExactly(tuple(MarkKind.NEVER_STEADY, "still getting quicker after 1.5 s"));
    }

    private List<Entry.Mark> marked(Tally tally, double limitSeconds) throws Exception {
        Experiment experiment = new ExperimentFiles().find("E3").orElseThrow().experiment();
        Path file;
        try (Journal journal = new Journal(
                RunFolder.at(folder), experiment, "monolith", 1, null, "warm-up", null, new Acknowledged())) {
            file = journal.file();
            new Warming(WINDOW_MILLIS, limitSeconds).run(tally, journal);
        }
        return History.read(file).orElseThrow().all(Entry.Mark.class).toList();
    }

    /** One number for each window. */
    private static final class Told extends Tally {
        private final Deque<Double> left = new ArrayDeque<>();
        private double window = -1;
        private double told;

        private Told(double... numbers) {
            for (double number : numbers) {
                left.add(number);
            }
        }

        @Override
        public OptionalDouble pace(double from, double to) {
            if (from != window) {
                window = from;
                told = left.remove();
            }
            return OptionalDouble.of(told);
        }
    }
}
