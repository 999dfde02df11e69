package io.twoshops.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoshops.lab.audit.Acknowledged;
import io.twoshops.lab.check.Measures;
import io.twoshops.lab.fault.FaultException;
import io.twoshops.lab.fault.FaultKind;
import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.fault.FaultWorker;
import io.twoshops.lab.history.Entry.Mark;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.history.History;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
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
    private class Belated implements FaultWorker {
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
        return run(fault, () -> true);
    }

    private Trial.Done run(FaultSpec fault, BooleanSupplier ready) throws InterruptedException {
        return new FaultRun(fault, new Belated(), ready).run(journal);
    }

    private History history() throws Exception {
        journal.close();
        return History.read(journal.file()).orElseThrow();
    }

    private double at(MarkKind kind) throws Exception {
        return history().mark(kind).map(Mark::at).orElseThrow();
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

    @Test
    void marksTheFirstTimeThatWhatIsStruckDoesNotSayThatItIsReady() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        run(fault(FaultKind.errors, null), () -> asked.incrementAndGet() < 2);
        assertThat(at(MarkKind.UNREADY)).isBetween(at(MarkKind.INJECTED), at(MarkKind.ENDED));
        assertThat(history().measured(Measures.READINESS_LOOKS)).hasValue(2.0);
    }

    @Test
    void seesThatADeadOneIsNotReadyHoweverSoonItIsStartedAgain() throws Exception {
        AtomicBoolean dead = new AtomicBoolean();
        FaultWorker deadly = new Belated() {
            @Override
            public @Nullable String proof() {
                String proof = super.proof();
                dead.set(proof != null);
                return proof;
            }
        };
        new FaultRun(fault(FaultKind.crash, null), deadly, () -> !dead.get()).run(journal);
        assertThat(at(MarkKind.UNREADY)).isGreaterThanOrEqualTo(at(MarkKind.PROOF));
    }

    @Test
    void saysThatItLookedWhereWhatIsStruckStaysReady() throws Exception {
        run(fault(FaultKind.errors, null));
        assertThat(history().mark(MarkKind.UNREADY)).isEmpty();
        assertThat(history().measured(Measures.READINESS_LOOKS))
                .hasValueSatisfying(looks -> assertThat(looks).isPositive());
    }

    @Test
    void anAnswerThatComesWhenTheFaultIsOverCountsNoMore() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        run(fault(FaultKind.errors, null), () -> {
            try {
                return new CountDownLatch(1).await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                answered.countDown();
                return false;
            }
        });
        assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(history().mark(MarkKind.UNREADY)).isEmpty();
        assertThat(history().measured(Measures.READINESS_LOOKS)).hasValue(0.0);
    }

    @Test
    void oneOfManyFaultsIsNotWatched() throws Exception {
        FaultRun.oneOfMany(fault(FaultKind.errors, null), new Belated(), "orders: ")
                .run(journal);
        assertThat(history().measured(Measures.READINESS_LOOKS)).isEmpty();
    }
}
