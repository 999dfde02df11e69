package io.twoshops.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoshops.lab.experiment.Schedule.Blow;
import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.target.Arm;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private final ExperimentFiles files = new ExperimentFiles();
    private final ExperimentFiles.Source source;
    private final Experiment experiment;

    ScheduleTest() throws Exception {
        source = files.find("torture").orElseThrow();
        experiment = source.experiment();
    }

    private Schedule round(long seed, int round, UnaryOperator<String> unitOf) {
        Experiment.Torture torture = Objects.requireNonNull(experiment.method().torture());
        Experiment.Torture seeded = new Experiment.Torture(
                torture.minutes(), seed, torture.roundSeconds(), torture.gapSeconds(), torture.hands());
        return Schedule.of(seeded, round, experiment.cells(Arm.SERVICES), unitOf);
    }

    @Test
    void anotherTimeAndSeedStandInTheTextThatIsKept() throws Exception {
        ExperimentFiles.Source kept =
                files.parse("torture.yaml", files.tortured(source, 30, 2026).text());
        Experiment.Torture torture =
                Objects.requireNonNull(kept.experiment().method().torture());
        assertThat(torture.minutes()).isEqualTo(30);
        assertThat(torture.seed()).isEqualTo(2026);
        assertThat(kept.experiment().cells()).isEqualTo(experiment.cells());
    }

    @Test
    void theSameSeedGivesTheSameRoundsAndAnotherOtherOnes() {
        assertThat(round(7, 1, unit -> unit)).isEqualTo(round(7, 1, unit -> unit));
        assertThat(round(7, 1, unit -> unit)).isNotEqualTo(round(7, 2, unit -> unit));
        assertThat(round(7, 1, unit -> unit)).isNotEqualTo(round(8, 1, unit -> unit));
    }

    @Test
    void sometimesTwoUnitsAreStruckAtTheSameTimeAndNeverOneTwice() {
        List<Schedule> rounds =
                IntStream.range(0, 50).mapToObj(i -> round(1, i, unit -> unit)).toList();
        assertThat(rounds).anyMatch(round -> overlaps(round, false));
        assertThat(rounds).noneMatch(round -> overlaps(round, true));
        assertThat(IntStream.range(0, 50).mapToObj(i -> round(1, i, unit -> "monolith")))
                .noneMatch(round -> overlaps(round, false));
    }

    private static boolean overlaps(Schedule round, boolean sameModule) {
        for (int i = 1; i < round.blows().size(); i++) {
            Blow blow = round.blows().get(i);
            for (Blow earlier : round.blows().subList(0, i)) {
                boolean same = earlier.fault().module().equals(blow.fault().module());
                if (same == sameModule
                        && blow.atMillis()
                                < earlier.atMillis() + earlier.fault().durationSeconds() * 1000) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void everyChoiceComesUpWithinItsTime() {
        List<FaultSpec> choices = experiment.cells(Arm.SERVICES);
        List<Blow> blows = IntStream.range(0, 200)
                .mapToObj(i -> round(3, i, unit -> unit))
                .flatMap(round -> round.blows().stream())
                .toList();
        for (FaultSpec choice : choices) {
            assertThat(blows)
                    .filteredOn(blow ->
                            blow.fault().lasting(choice.durationSeconds()).equals(choice))
                    .isNotEmpty()
                    .allSatisfy(blow -> assertThat(blow.fault().durationSeconds())
                            .isBetween(choice.durationSeconds() * 0.19, choice.durationSeconds()));
        }
        assertThat(blows).allSatisfy(blow -> assertThat(blow.atMillis()).isBetween(0.0, 30_000.0));
    }
}
