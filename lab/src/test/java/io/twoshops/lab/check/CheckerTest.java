package io.twoshops.lab.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.twoshops.lab.experiment.Experiment;
import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.history.Entry;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.history.History;
import io.twoshops.lab.target.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckerTest {
    private final Experiment blast = Planted.experiment("E2");
    private final List<History> wide = Planted.histories(blast, Map.of("monolith", "failed", "services", "degraded"));

    private Verdict verdict(Experiment experiment, List<History> histories) {
        return new Checker(List.of(experiment)).check(histories).verdicts().get(0);
    }

    private static Entry.Request served(Entry.Request request) {
        return new Entry.Request(
                request.at(), request.visit(), request.journey(), request.step(), "served", 1, 200, null, null, null);
    }

    @Test
    void claimIsSupportedWhenEveryIntervalLiesBeyondTheThreshold() {
        Verdict verdict = verdict(blast, wide);
        assertThat(verdict.state()).isEqualTo(State.SUPPORTED);
        assertThat(verdict.findings()).hasSize(4).allSatisfy(finding -> assertThat(
                        Objects.requireNonNull(finding.compared()).low())
                .isGreaterThan(0.25));
    }

    @Test
    void claimIsRefutedWhenEveryIntervalLiesOnTheOtherSide() {
        List<History> alike = Planted.histories(blast, Map.of("monolith", "degraded", "services", "degraded"));
        assertThat(verdict(blast, alike).state()).isEqualTo(State.REFUTED);
    }

    @Test
    void claimDependsWhenFaultsDiffer() {
        List<History> mixed =
                Planted.with(wide, run -> "errors".equals(run.fault()), Entry.Request.class, CheckerTest::served);
        assertThat(verdict(blast, mixed).state()).isEqualTo(State.DEPENDS);
    }

    @Test
    void eachArmIsJudgedByWhatIsDoneToIt() {
        Experiment shared = Planted.experiment("E8");
        List<History> brokerSpared = Planted.with(
                Planted.histories(shared, Map.of("monolith", "failed", "services", "failed")),
                run -> "kafka".equals(run.module()),
                Entry.Request.class,
                CheckerTest::served);
        Verdict verdict = verdict(shared, brokerSpared);
        assertThat(verdict.state()).isEqualTo(State.DEPENDS);
        assertThat(verdict.findings())
                .extracting(Finding::condition, Finding::state)
                .containsExactly(
                        tuple("monolith, postgres freeze", State.SUPPORTED),
                        tuple("monolith, postgres crash", State.SUPPORTED),
                        tuple("services, postgres freeze", State.SUPPORTED),
                        tuple("services, postgres crash", State.SUPPORTED),
                        tuple("services, kafka freeze", State.REFUTED),
                        tuple("services, kafka crash", State.REFUTED));
    }

    @Test
    void aChangeIsJudgedByWhatItTakesMovesAndCosts() {
        Experiment change = Planted.experiment("E4");
        List<History> histories = Planted.histories(change, Map.of("monolith", "failed", "services", "served"));
        for (String measure : List.of(Measures.BUILD_SECONDS, Measures.CHANGED_BYTES, Measures.ROLLOUT_SECONDS)) {
            for (String arm : List.of("monolith", "services")) {
                // Maven takes as long for both: that part of the claim is refuted.
                double value = arm.equals("monolith") || measure.equals(Measures.BUILD_SECONDS) ? 40 : 4;
                histories = Planted.adding(
                        histories, run -> run.arm().equals(arm), new Entry.Measured(measure, value, "s", Map.of()));
            }
        }
        Verdict verdict = verdict(change, histories);
        assertThat(verdict.state()).isEqualTo(State.DEPENDS);
        assertThat(verdict.findings())
                .extracting(Finding::condition, Finding::state)
                .containsExactly(
                        tuple(Measures.BUILD_SECONDS, State.REFUTED),
                        tuple(Measures.CHANGED_BYTES, State.SUPPORTED),
                        tuple(Measures.ROLLOUT_SECONDS, State.SUPPORTED),
                        tuple("release:one-line", State.SUPPORTED));
    }

    @Test
    void whatHasCopiesStandsBesideWhatHasNone() {
        Experiment one = Planted.experiment("E3");
        Experiment two = Planted.experiment("E3copies");
        List<History> histories =
                List.of(Planted.rate(one, "monolith", 1, 10, 20), Planted.rate(two, "monolith", 1, 10, 400));
        Results results = new Checker(List.of(one, two)).check(histories);

        assertThat(results.rates())
                .extracting(Results.RateStep::experiment, Results.RateStep::held)
                .containsExactly(tuple("E3", 1), tuple("E3copies", 0));
        assertThat(results.latencies())
                .isEqualTo(
                        new Checker(List.of(one)).check(histories.subList(0, 1)).latencies());
    }

    @Test
    void aRateTellsHowManyProcessesServedIt() {
        Experiment scale = Planted.experiment("E3autoscaled");
        List<History> counted = new ArrayList<>();
        for (int repeat = 1; repeat <= 3; repeat++) {
            counted.addAll(Planted.adding(
                    List.of(Planted.rate(scale, "services", repeat, 10, 20)),
                    run -> true,
                    new Entry.Measured(Measures.INSTANCES, 9 + repeat, "processes", Map.of())));
        }
        assertThat(rates(scale, counted))
                .extracting(step -> median(step.instances()))
                .containsExactly(11.0);
        assertThat(rates(scale, List.of(Planted.rate(scale, "services", 1, 10, 20))))
                .extracting(Results.RateStep::instances)
                .containsOnlyNulls();
    }

    private static List<Results.RateStep> rates(Experiment scale, List<History> histories) {
        return new Checker(List.of(scale)).check(histories).rates();
    }

    @Test
    void aRateCountsIfItAndAllBelowItWereHeld() {
        Experiment scale = Planted.experiment("E3");
        List<History> histories = new ArrayList<>();
        for (int repeat = 1; repeat <= 3; repeat++) {
            for (double rate : new double[] {10, 20, 40, 80}) {
                histories.add(Planted.rate(scale, "monolith", repeat, rate, rate == 80 ? 400 : 20));
                // It stumbles at 20; that it does well at 40 is luck.
                histories.add(Planted.rate(scale, "services", repeat, rate, rate == 20 ? 400 : 20));
            }
        }
        Verdict verdict = verdict(scale, histories);
        assertThat(verdict.findings())
                .extracting(Finding::condition, f -> median(f.monolith()), f -> median(f.services()), Finding::state)
                .containsExactly(
                        tuple("capacity", 40.0, 10.0, State.REFUTED),
                        tuple("capacityPerCore", 100.0, 100.0, State.INCONCLUSIVE),
                        tuple("capacityPerGib", 80.0, 20.0, State.REFUTED));

        List<History> busy = Planted.with(
                histories,
                run -> run.arm().equals("monolith") && run.rate() == 40,
                Entry.Generator.class,
                generator -> new Entry.Generator(generator.at(), 1.9, 3, 300));
        assertThat(verdict(scale, busy).findings())
                .as("how much the generator could ask is not how much an arm holds")
                .allSatisfy(finding -> assertThat(finding.monolith()).isNull())
                .extracting(Finding::state)
                .containsOnly(State.INCONCLUSIVE);

        List<History> endless = histories.stream()
                .filter(history ->
                        history.run().arm().equals("services") || history.run().rate() < 80)
                .toList();
        assertThat(verdict(scale, endless).state())
                .as("nor is the last rate of the ladder")
                .isEqualTo(State.INCONCLUSIVE);
    }

    private static double median(@Nullable Estimate estimate) {
        return Objects.requireNonNull(estimate).median();
    }

    @Test
    void aNeighbourIsJudgedByHowMuchMoreItSlowsWithoutALimit() {
        Experiment neighbour = Planted.experiment("E13");
        List<History> histories = Planted.with(
                Planted.histories(neighbour, Map.of("monolith", "served", "services", "served")),
                run -> run.arm().equals("monolith") && "neighbour".equals(run.fault()),
                Entry.Request.class,
                request -> request.at() < 2_000 ? request : slow(request, 4));
        Verdict verdict = verdict(neighbour, histories);
        assertThat(verdict.findings())
                .extracting(Finding::condition, f -> Math.rint(median(f.compared())), Finding::state)
                .containsExactly(tuple("monolith", 3.0, State.SUPPORTED), tuple("services", 0.0, State.REFUTED));
    }

    private static Entry.Request slow(Entry.Request request, double times) {
        return new Entry.Request(
                request.at(),
                request.visit(),
                request.journey(),
                request.step(),
                request.outcome(),
                request.millis() * times,
                200,
                null,
                null,
                null);
    }

    @Test
    void aCacheIsJudgedByWhatStartsTakeWithoutIt() {
        Experiment caches = Planted.experiment("E12");
        List<History> histories = new ArrayList<>();
        for (int repeat = 1; repeat <= 3; repeat++) {
            for (String arm : List.of("monolith", "services")) {
                Entry.Run run = new Entry.Run("E12", arm, repeat, null, "caches", "2026-01-01T00:00:00Z", 4, null);
                double without = arm.equals("monolith") ? 8 : 4.4;
                histories.add(new History(
                        arm + repeat,
                        run,
                        List.of(
                                run,
                                new Entry.Measured(Measures.CACHED_SECONDS, 4, "s", Map.of()),
                                new Entry.Measured(Measures.UNCACHED_SECONDS, without, "s", Map.of()))));
            }
        }
        assertThat(verdict(caches, histories).findings())
                .extracting(f -> median(f.compared()), Finding::state)
                .containsExactly(tuple(2.0, State.SUPPORTED), tuple(1.1, State.REFUTED));
    }

    @Test
    void aBadReleaseIsOfABlastRadiusToo() {
        Experiment bad = Planted.experiment("E9");
        Verdict verdict = verdict(bad, Planted.histories(bad, Map.of("monolith", "failed", "services", "degraded")));
        assertThat(verdict.findings())
                .extracting(Finding::condition, Finding::state)
                .containsExactly(
                        tuple("release:never-ready", State.SUPPORTED),
                        tuple("release:ready-but-failing", State.SUPPORTED),
                        tuple("release:slow-start", State.SUPPORTED));
    }

    @Test
    void tortureHoldsOnlyIfEveryRoundStruckRecoveredSettledAndWasAudited() {
        Experiment torture = Planted.experiment("torture");
        List<History> well = Planted.rounds(torture, "services", 3);
        Predicate<Entry.Run> second = run -> "round-002".equals(run.fault());
        assertThat(verdict(torture, well).state()).isEqualTo(State.SUPPORTED);
        assertThat(verdict(torture, well).findings()).singleElement().satisfies(finding -> assertThat(finding.note())
                .isEqualTo("3 rounds, 3 faults, 3 orders"));
        assertThat(verdict(torture, Planted.marked(well, second, MarkKind.NO_PROOF, MarkKind.PROOF))
                        .state())
                .isEqualTo(State.INVALID);
        assertThat(verdict(torture, Planted.marked(well, second, MarkKind.NOT_RECOVERED, MarkKind.RECOVERED))
                        .state())
                .isEqualTo(State.FAILED);
        assertThat(verdict(torture, Planted.marked(well, second, MarkKind.NOT_SETTLED, MarkKind.SETTLED))
                        .state())
                .isEqualTo(State.FAILED);
        Verdict lost = verdict(
                torture,
                Planted.with(
                        well,
                        second,
                        Entry.Audited.class,
                        audited -> new Entry.Audited(audited.at(), "violated", List.of("order o1 is gone"), Map.of())));
        assertThat(lost.state()).isEqualTo(State.FAILED);
        assertThat(lost.notes()).containsExactly("services #1 round-002: order o1 is gone");
        assertThat(verdict(
                                torture,
                                Planted.with(
                                        well,
                                        second,
                                        Entry.Audited.class,
                                        audited -> new Entry.Audited(audited.at(), "unknown", List.of(), Map.of())))
                        .state())
                .isEqualTo(State.INCONCLUSIVE);
    }

    @Test
    void aLadderComparesItsFirstRungWithItsLast() {
        Experiment ladder = Planted.experiment("E6");
        List<History> histories = new ArrayList<>();
        for (int repeat = 1; repeat <= 3; repeat++) {
            histories.addAll(Planted.histories(ladder, "monolith", repeat, null, "failed"));
            histories.addAll(Planted.histories(ladder, "services", repeat, "none", "failed"));
            histories.addAll(Planted.histories(ladder, "services", repeat, "retry", "failed"));
            histories.addAll(Planted.histories(ladder, "services", repeat, "full", "degraded"));
        }
        Results results = new Checker(List.of(ladder)).check(histories);
        assertThat(results.verdicts()).singleElement().satisfies(verdict -> assertThat(verdict.state())
                .isEqualTo(State.SUPPORTED));
        assertThat(results.ladder())
                .filteredOn(rung -> rung.module().equals("inventory"))
                .extracting(Results.Rung::arm, Results.Rung::level, rung -> rung.unusable()
                        .median())
                .containsExactly(
                        tuple("monolith", null, 1.0),
                        tuple("services", "none", 1.0),
                        tuple("services", "retry", 1.0),
                        tuple("services", "full", 0.0));
        // 90 calls were struck in a window of 6 s with 20 journeys a second.
        assertThat(results.ladder()).allSatisfy(rung -> assertThat(
                        Objects.requireNonNull(rung.callsPerJourney()).median())
                .isEqualTo(0.75));
        assertThat(verdict(
                                ladder,
                                histories.stream()
                                        .filter(history ->
                                                !"full".equals(history.run().level()))
                                        .toList())
                        .state())
                .isEqualTo(State.INCONCLUSIVE);
    }

    @Test
    void theLedgerIsThatOfTheLatestAuditWhateverItsFileIsCalled() {
        Experiment torture = Planted.experiment("torture");
        List<History> rounds = Planted.rounds(torture, "services", 2);
        History first = audited(rounds.get(0), "2026-01-01T00:00:00Z", 1);
        History later = audited(rounds.get(1), "2026-01-01T00:05:00Z", 2);
        assertThat(new Checker(List.of(torture)).check(List.of(later, first)).ledgers())
                .singleElement()
                .satisfies(ledger -> assertThat(ledger.numbers()).containsEntry("orders.confirmed", 2.0));
    }

    @Test
    void theLedgerTellsHowManyOrdersWereSentAgain() {
        Experiment torture = Planted.experiment("torture");
        List<History> rounds = Planted.rounds(torture, "services", 2);
        rounds = Planted.adding(rounds, run -> true, new Entry.Insisted(9_500, 1, 2, "o2", "CONFIRMED", null));
        rounds = Planted.adding(
                rounds, run -> "round-002".equals(run.fault()), new Entry.Insisted(9_600, 2, 1, null, null, "503"));
        assertThat(new Checker(List.of(torture)).check(rounds).ledgers())
                .singleElement()
                .satisfies(ledger -> assertThat(ledger.numbers())
                        .containsEntry("orders.insisted", 3.0)
                        .containsEntry("orders.insistedTaken", 2.0));
    }

    private static History audited(History history, String startedAt, double orders) {
        Entry.Run run = history.run();
        Entry.Run at = new Entry.Run(run.experiment(), run.arm(), 1, null, run.fault(), startedAt, run.rate(), null);
        Entry.Audited audit = new Entry.Audited(9, "holds", List.of(), Map.of("orders.confirmed", orders));
        return new History(history.file(), at, List.of(at, audit));
    }

    @Test
    void oneRepeatOfFewJourneysSupportsNothing() {
        Experiment crash = Planted.experiment("E2");
        List<History> few = wide.stream()
                .filter(history -> history.run().repeat() == 1)
                .map(history -> new History(
                        history.file(),
                        history.run(),
                        history.entries().stream()
                                .filter(entry -> !(entry instanceof Entry.Request request) || request.visit() % 60 == 0)
                                .toList()))
                .toList();
        assertThat(verdict(crash, few).state()).isEqualTo(State.INCONCLUSIVE);
    }

    @Test
    void faultThatDidNothingMakesTheRunInvalid() {
        List<History> nothing =
                Planted.marked(wide, run -> "freeze".equals(run.fault()), MarkKind.NO_PROOF, MarkKind.PROOF);
        Verdict verdict = verdict(blast, nothing);
        assertThat(verdict.state()).isEqualTo(State.INVALID);
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.condition().equals("freeze"))
                .allMatch(finding -> finding.state() == State.INVALID && finding.compared() == null);
    }

    @Test
    void shopThatDoesNotComeBackIsToldAndFails() {
        List<History> gone = Planted.marked(
                wide,
                run -> "crash".equals(run.fault())
                        && run.repeat() == 2
                        && run.arm().equals("services"),
                MarkKind.NOT_RECOVERED,
                MarkKind.RECOVERED);
        Results results = new Checker(List.of(blast)).check(gone);
        assertThat(results.verdicts().get(0).state()).isEqualTo(State.FAILED);
        assertThat(results.verdicts().get(0).notes()).anyMatch(note -> note.contains("recovery none"));
        assertThat(results.exitCode()).isEqualTo(1);
    }

    @Test
    void generatorThatIsTooBusyMakesItInconclusive() {
        for (Entry.Generator busy :
                List.of(new Entry.Generator(10_000, 1.7, 3, 200), new Entry.Generator(10_000, 0.1, 900, 200))) {
            List<History> histories = Planted.with(wide, run -> true, Entry.Generator.class, generator -> busy);
            Results results = new Checker(List.of(blast)).check(histories);
            assertThat(results.verdicts().get(0).state()).isEqualTo(State.INCONCLUSIVE);
            assertThat(results.exitCode()).isEqualTo(3);
        }
    }

    @Test
    void vanishedOrderFailsTheVerdictWhateverTheClaim() {
        Experiment crash = Planted.experiment("E7");
        List<History> sound = Planted.histories(crash, Map.of("monolith", "degraded", "services", "degraded"));
        assertThat(verdict(crash, sound).state()).isEqualTo(State.SUPPORTED);
        List<History> vanished = Planted.with(
                sound,
                run -> run.arm().equals("monolith") && run.repeat() == 3,
                Entry.Audited.class,
                audited -> new Entry.Audited(
                        audited.at(), "violated", List.of("acknowledged-once: order 1 is not there"), Map.of()));
        Verdict verdict = verdict(crash, vanished);
        assertThat(verdict.state()).isEqualTo(State.FAILED);
        assertThat(verdict.notes()).anyMatch(note -> note.contains("order 1 is not there"));
    }

    @Test
    void ordersThatStayUndecidedRefuteTheClaim() {
        Experiment crash = Planted.experiment("E7");
        List<History> slow = Planted.with(
                Planted.histories(crash, Map.of("monolith", "degraded", "services", "degraded")),
                run -> true,
                Entry.Measured.class,
                measured -> new Entry.Measured(measured.name(), 45, "s", Map.of()));
        assertThat(verdict(crash, slow).state()).isEqualTo(State.REFUTED);
    }

    @Test
    void oneOrderThatStaysUndecidedRefutesANever() {
        Experiment crash = Planted.experiment("E7");
        List<History> once = Planted.with(
                Planted.histories(crash, Map.of("monolith", "degraded", "services", "degraded")),
                run -> run.repeat() == 2 && run.arm().equals("services"),
                Entry.Measured.class,
                measured -> new Entry.Measured(measured.name(), 45, "s", Map.of()));
        assertThat(verdict(crash, once).findings())
                .filteredOn(finding -> finding.condition().startsWith("services"))
                .extracting(Finding::state)
                .containsOnly(State.REFUTED);
    }

    @Test
    void booksThatCouldNotBeReadProveNothing() {
        Experiment crash = Planted.experiment("E7");
        List<History> sound = Planted.histories(crash, Map.of("monolith", "degraded", "services", "degraded"));
        List<History> unread = Planted.with(
                sound,
                run -> true,
                Entry.Audited.class,
                audited -> new Entry.Audited(audited.at(), "unknown", List.of(), Map.of()));
        assertThat(verdict(crash, unread).state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(verdict(crash, Planted.without(sound, Entry.Audited.class)).state())
                .isEqualTo(State.INCONCLUSIVE);
    }

    @Test
    void aRepeatThatLacksAModuleIsNoRepeat() {
        List<History> lost = wide.stream()
                .filter(history -> history.run().repeat() != 2
                        || !"catalog".equals(history.run().module()))
                .toList();
        assertThat(verdict(blast, lost).state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(verdict(blast, lost).findings()).allSatisfy(finding -> assertThat(
                        Objects.requireNonNull(finding.compared()).repeats())
                .isEqualTo(2));
    }

    @Test
    void faultThatCouldNotBeUndoneOrDidNotLastIsInvalid() {
        List<History> brief = Planted.with(
                wide,
                run -> true,
                Entry.Mark.class,
                mark -> mark.what() == MarkKind.ENDED
                        ? new Entry.Mark(mark.at(), MarkKind.NO_PROOF, "packets were no longer delayed")
                        : mark);
        assertThat(verdict(blast, brief).state()).isEqualTo(State.INVALID);
    }

    @Test
    void checkerThatBreaksDownSaysUnknown() {
        List<History> broken = Planted.with(
                wide,
                run -> true,
                Entry.Request.class,
                request -> new Entry.Request(
                        request.at(),
                        request.visit(),
                        request.journey(),
                        request.step(),
                        "no-outcome",
                        1,
                        200,
                        null,
                        null,
                        null));
        Results results = new Checker(List.of(blast)).check(broken);
        assertThat(results.verdicts().get(0).state()).isEqualTo(State.UNKNOWN);
        assertThat(results.exitCode()).isEqualTo(3);
    }

    @Test
    void countsOnlyWhatBeganWithinTheFault() {
        Results results = new Checker(List.of(blast)).check(wide);
        Map<String, Integer> within = blast.cells(Arm.MONOLITH).stream()
                .collect(Collectors.toMap(
                        FaultSpec::label,
                        fault -> 3 * (int) (fault.durationSeconds() * Planted.PER_SECOND),
                        (one, same) -> one));
        assertThat(results.heat())
                .filteredOn(heat -> heat.arm().equals("monolith"))
                .allSatisfy(heat ->
                        assertThat(heat.counts()).isEqualTo(new Counts(0, 0, 0, within.getOrDefault(heat.fault(), 0))));
        assertThat(results.recoveries())
                .filteredOn(recovery -> recovery.fault().equals("errors"))
                .allSatisfy(recovery -> assertThat(
                                Objects.requireNonNull(recovery.recover()).median())
                        .isEqualTo(0.5));
    }

    @Test
    void tellsWhetherReadinessTurnedAndThatNobodyAsked() {
        List<History> asked = Planted.adding(
                wide,
                run -> Set.of("crash", "errors").contains(Objects.requireNonNull(run.fault())),
                new Entry.Measured(Measures.READINESS_LOOKS, 2, "", Map.of()));
        asked = Planted.adding(asked, run -> "crash".equals(run.fault()), new Entry.Mark(2_250, MarkKind.UNREADY, ""));
        Map<String, List<Results.Recovery>> byFault = new Checker(List.of(blast))
                .check(asked).recoveries().stream().collect(Collectors.groupingBy(Results.Recovery::fault));
        assertThat(byFault.get("crash")).isNotEmpty().allSatisfy(recovery -> {
            assertThat(Objects.requireNonNull(recovery.unready()).median()).isEqualTo(0.25);
            assertThat(recovery.stayedReady()).isZero();
        });
        assertThat(byFault.get("errors")).isNotEmpty().allSatisfy(recovery -> {
            assertThat(recovery.unready()).isNull();
            assertThat(recovery.stayedReady()).isEqualTo(recovery.runs());
        });
        assertThat(byFault.get("freeze")).isNotEmpty().allSatisfy(recovery -> {
            assertThat(recovery.unready()).isNull();
            assertThat(recovery.stayedReady()).isNull();
        });
    }

    @Test
    void haltAtAPointStrikesWhenItsProcessComesToIt() {
        Experiment ledger = Planted.experiment("E7");
        List<History> belated = Planted.with(
                Planted.histories(ledger, Map.of("monolith", "failed", "services", "failed")),
                run -> true,
                Entry.Mark.class,
                mark -> mark.what() == MarkKind.PROOF
                        ? new Entry.Mark(mark.at() + 1_000, mark.what(), mark.detail())
                        : mark);
        double sinceOrder = ledger.cells(Arm.MONOLITH).get(0).durationSeconds() + 0.5;
        assertThat(new Checker(List.of(ledger)).check(belated).recoveries())
                .allSatisfy(halted -> {
                    assertThat(halted.fault()).startsWith("crash@");
                    assertThat(Objects.requireNonNull(halted.recover()).median())
                            .isEqualTo(sinceOrder - 1);
                })
                .isNotEmpty();
    }
}
