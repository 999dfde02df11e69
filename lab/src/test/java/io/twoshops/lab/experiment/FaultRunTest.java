package io.twoshops.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoshops.lab.audit.Acknowledged;
import io.twoshops.lab.fault.FaultException;
import io.twoshops.lab.fault.FaultKind;
import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.fault.FaultWorker;
import io.twoshops.lab.history.Entry.Mark;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.history.History;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultRunTest {
    private static final double SECONDS = 0.3;

    @TempDir
    private Path path;

    private Journal journal;
    private double started;
    private boolean undone;

    @BeforeEach
    void open() throws Exception {
        Experiment ledger = new ExperimentFiles().find("E7").orElseThrow().experiment();
        journal = new Journal(
                RunFolder.at(path.resolve("run")), ledger, "services", 1, "orders", "x", null, new Acknowledged());
    }

    @AfterEach
    void close() throws Exception {
        journal.close();
    }

    /** Is seen when it has been asked a few times. */
    private final class Belated implements FaultWorker {
        private int asked;

        @Override
        public void start() {
            started = journal.now();
        }

        @Override
        public @Nullable String proof() {
            return ++asked > 3 ? "seen" : null;
        }

        @Override
        public void stop() throws FaultException {
            undone = true;
        }
    }

    private static FaultSpec fault(FaultKind kind, @Nullable String at) {
        return new FaultSpec(kind, "orders", SECONDS, null, null, null, null, null, at, null);
    }

    private Trial.Done run(FaultSpec fault) throws InterruptedException {
        return new FaultRun(fault, new Belated(), "").run(journal);
    }

    private double at(MarkKind kind) throws Exception {
        journal.close();
        return History.read(journal.file())
                .orElseThrow()
                .mark(kind)
                .map(Mark::at)
                .orElseThrow();
    }

    @Test
    void aHaltAtAPointLastsFromWhenItIsSeen() throws Exception {
        Trial.Done done = run(fault(FaultKind.crash, "orders.reserved"));
        assertThat(done.until()).isGreaterThanOrEqualTo(at(MarkKind.PROOF) + SECONDS * 1000);
    }

    @Test
    void whatIsDoneFromOutsideLastsFromItsOrder() throws Exception {
        Trial.Done done = run(fault(FaultKind.errors, null));
        assertThat(done.until()).isLessThanOrEqualTo(started + SECONDS * 1000);
        assertThat(undone).isTrue();
        assertThat(done.over()).isGreaterThanOrEqualTo(done.until());
    }

    @Test
    void whatAProcessDiesOfIsOverWhenItIsSeen() throws Exception {
        Trial.Done done = run(fault(FaultKind.crash, null));
        assertThat(done.over()).isGreaterThanOrEqualTo(at(MarkKind.PROOF)).isLessThan(done.until());
    }
}
