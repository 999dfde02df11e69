package io.twoshops.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoshops.lab.history.Entry.MarkKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NemesisTest {
    private static final Duration SHORT = Duration.ofMillis(60);
    private final List<MarkKind> marks = new ArrayList<>();

    private final class Worker implements FaultWorker {
        private final boolean starts;
        private final @Nullable String proof;
        private int stops;
        private List<MarkKind> marksAtStop = List.of();

        private Worker(boolean starts, @Nullable String proof) {
            this.starts = starts;
            this.proof = proof;
        }

        @Override
        public void start() throws FaultException {
            if (!starts) {
                throw new FaultException("no");
            }
        }

        @Override
        public @Nullable String proof() {
            return proof;
        }

        @Override
        public String toll() {
            return "10 s of it";
        }

        @Override
        public void stop() {
            stops++;
            marksAtStop = List.copyOf(marks);
        }
    }

    private Nemesis nemesis(Worker worker) {
        return new Nemesis(worker, (kind, detail) -> marks.add(kind));
    }

    @Test
    void undoesWhatTookEffectOnce() throws Exception {
        Worker worker = new Worker(true, "gone");
        try (Nemesis nemesis = nemesis(worker)) {
            assertThat(nemesis.strike(SHORT)).isTrue();
            nemesis.close();
        }
        assertThat(worker.stops).isEqualTo(1);
        assertThat(marks).containsExactly(MarkKind.INJECTED, MarkKind.PROOF, MarkKind.ENDED);
        assertThat(worker.marksAtStop)
                .as("the mark is that of the order, not of its execution")
                .contains(MarkKind.ENDED);
    }

    @Test
    void tellsWithItsEndWhatTheFaultDid() throws Exception {
        List<String> told = new ArrayList<>();
        try (Nemesis nemesis = new Nemesis(new Worker(true, "gone"), (kind, detail) -> told.add(detail))) {
            nemesis.strike(SHORT);
        }
        assertThat(told).containsExactly("", "gone", "10 s of it");
    }

    @Test
    void faultThatDoesNothingIsToldAndUndoneAllTheSame() throws Exception {
        Worker worker = new Worker(true, null);
        try (Nemesis nemesis = nemesis(worker)) {
            assertThat(nemesis.strike(SHORT)).isFalse();
            assertThat(nemesis.refused()).isFalse();
        }
        assertThat(worker.stops).isEqualTo(1);
        assertThat(marks).containsExactly(MarkKind.INJECTED, MarkKind.NO_PROOF, MarkKind.ENDED);
    }

    @Test
    void failedStartGetsNoStop() throws Exception {
        Worker worker = new Worker(false, "gone");
        try (Nemesis nemesis = nemesis(worker)) {
            assertThat(nemesis.strike(SHORT)).isFalse();
            assertThat(nemesis.refused()).isTrue();
        }
        assertThat(worker.stops).isZero();
        assertThat(marks).containsExactly(MarkKind.INJECTED, MarkKind.NO_PROOF);
    }

    @Test
    void undoesAfterAnInterruptionToo() throws Exception {
        Worker worker = new Worker(true, null);
        Thread.currentThread().interrupt();
        try (Nemesis nemesis = nemesis(worker)) {
            nemesis.strike(Duration.ofMinutes(1));
        } catch (InterruptedException expected) {
            assertThat(worker.stops).isEqualTo(1);
            return;
        }
        throw new AssertionError("the interruption was lost");
    }
}
