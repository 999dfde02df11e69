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
        Told tally = new Told(400, 300, 200, 100, 99, 98, 97, 1);
        assertThat(marked(tally, 60)).extracting(Entry.Mark::what).containsExactly(MarkKind.STEADY);
        assertThat(tally.left).containsExactly(1.0);
    }

    @Test
    void aWindowThatWasQuickByChanceIsNoEnd() throws Exception {
        Told tally = new Told(400, 200, 210, 180, 210, 195, 199, 1);
        marked(tally, 60);
        assertThat(tally.left).containsExactly(1.0);
    }

    @Test
    void saysSoWhenItNeverEnds() throws Exception {
        double[] falling = new double[200];
        for (int i = 0; i < falling.length; i++) {
            falling[i] = Math.pow(0.9, i);
        }
        assertThat(marked(new Told(falling), 0.5))
                .extracting(Entry.Mark::what, Entry.Mark::detail)
                .containsExactly(tuple(MarkKind.NEVER_STEADY, "still getting quicker after 0.5 s"));
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
        public OptionalDouble millis(double from, double to) {
            if (from != window) {
                window = from;
                told = left.remove();
            }
            return OptionalDouble.of(told);
        }
    }
}
