package io.twoshops.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoshops.lab.history.Entry;
import io.twoshops.lab.history.History;
import io.twoshops.lab.history.HistoryWriter;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Build;
import io.twoshops.lab.target.CodeChange;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Progress;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
    @TempDir
    private Path path;

    private RunFolder folder;
    private Comparison comparison;

    /** A place where nothing can be deployed: to try it is what a test sees of the work that is left. */
    private static final class Nowhere implements Target {
        @Override
        public String name() {
            return "nowhere";
        }

        @Override
        public void prepare(Arm arm, Progress progress) {}

        @Override
        public Deployment deploy(Arm arm, DeployOptions options, Progress progress) throws TargetException {
            throw new TargetException("deploying " + arm.id());
        }

        @Override
        public Optional<Deployment> find(Arm arm) {
            return Optional.empty();
        }

        @Override
        public void remove(Arm arm, boolean volumes) {}

        @Override
        public Build build(Arm arm, String module, CodeChange change) throws TargetException {
            throw new TargetException("nothing is built");
        }
    }

    @BeforeEach
    void run() throws Exception {
        folder = RunFolder.at(path.resolve("run"));
        comparison = comparison(new ExperimentFiles().find("E7").orElseThrow());
        // Of two repeats the first is done, and the second session of the second was at work.
        for (String each : List.of("01-monolith", "01-services", "02-services", "02-monolith")) {
            String[] parts = each.split("-");
            try (HistoryWriter writer = new HistoryWriter(History.file(folder.history(), "E7-" + each))) {
                writer.write(new Entry.Run(
                        "E7", parts[1], Integer.parseInt(parts[0]), null, null, "2026-01-01T00:00:00Z", 4, null));
            }
        }
    }

    private Comparison comparison(ExperimentFiles.Source source) {
        return new Comparison(new Nowhere(), path, folder, List.of(source), List.of(Arm.values()));
    }

    private Agenda agenda(String... done) {
        return new Agenda("nowhere", Environment.commit(path), 2, List.of(Arm.values()), List.of(done));
    }

    private void resume(Agenda agenda) throws Exception {
        comparison.resume(
                agenda, 0, (deployment, orders) -> new Auditor.Found("holds", List.of(), Map.of()), (w, d, t) -> {});
    }

    @Test
    void goesOnWithTheSessionThatWasInterruptedAndSetsAsideWhatItWrote() throws Exception {
        assertThatThrownBy(() -> resume(agenda("monolith #1: E7", "services #1: E7", "services #2: E7")))
                .isInstanceOf(TargetException.class)
                .hasMessage("deploying monolith");
        assertThat(folder.unfinished()).isDirectoryContaining("glob:**E7-02-monolith*");
        assertThat(files(folder.unfinished())).isEqualTo(1);
        assertThat(History.readAll(folder.history()))
                .extracting(History::file)
                .contains("E7-01-monolith.ndjson.gz", "E7-01-services.ndjson.gz", "E7-02-services.ndjson.gz");
    }

    private static long files(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void leavesARunAloneOfWhichEverythingIsDone() throws Exception {
        resume(agenda("monolith #1: E7", "services #1: E7", "services #2: E7", "monolith #2: E7"));
        assertThat(folder.unfinished()).doesNotExist();
        assertThat(files(folder.history())).isEqualTo(4);
    }

    @Test
    void refusesAnotherPlaceAndOtherSources() {
        Agenda elsewhere = new Agenda("docker", "a", 1, List.of(), List.of());
        assertThatThrownBy(() -> resume(elsewhere))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the run was made on --target docker");
        Agenda other = new Agenda("nowhere", "another", 1, List.of(), List.of());
        assertThatThrownBy(() -> resume(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("commit another");
        assertThat(folder.history()).isDirectoryContaining("glob:**E7-02-monolith*");
    }

    @Test
    void theAgendaIsReadAsItWasWritten() throws Exception {
        Agenda.of("nowhere", "c", 3, List.of(Arm.MONOLITH)).with("monolith #1: E7", folder);
        Agenda read = Agenda.load(folder);
        assertThat(read).isEqualTo(new Agenda("nowhere", "c", 3, List.of(Arm.MONOLITH), List.of("monolith #1: E7")));
        assertThat(read.has("monolith #1: E7")).isTrue();
        Files.writeString(folder.agenda(), "{");
        assertThatThrownBy(() -> Agenda.load(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(folder.path() + " holds no run that can be gone on with");
    }
}
