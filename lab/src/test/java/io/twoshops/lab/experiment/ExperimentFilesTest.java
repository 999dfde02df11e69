package io.twoshops.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentFilesTest {
    private final ExperimentFiles files = new ExperimentFiles();

    @TempDir
    Path folder;

    @Test
    void readsThoseThatComeWithTheLab() throws Exception {
        assertThat(files.builtIn())
                .extracting(source -> source.experiment().id())
                .containsExactly(
                        "E1",
                        "E5",
                        "E12",
                        "E11",
                        "E2",
                        "E2all",
                        "E2copies",
                        "E8",
                        "E8servers",
                        "E7",
                        "E3",
                        "E3copies",
                        "E3autoscaled",
                        "E4",
                        "E9",
                        "E9copies",
                        "E13",
                        "E10",
                        "E6",
                        "E6network",
                        "torture");
        assertThat(files.find("e2").orElseThrow().experiment().cells()).hasSize(12);
        assertThat(files.find("E2all").orElseThrow().experiment().cells()).hasSize(8 * 3 + 9 * 4);
    }

    @Test
    void knowsWhichCopiesThereAre() throws Exception {
        assertThat(files.find("E3copies").orElseThrow().experiment().layout().copies())
                .isEqualTo(Map.of("monolith", 2, "catalog", 2));
        for (String broken : new String[] {"{ catalog: 1 }", "{ catalog: 5 }", "{ catalogue: 2 }", "{}"}) {
            Path file = changed("quickSet: false", "quickSet: false\ncopies: " + broken, "E3");
            assertThatThrownBy(() -> files.read(file))
                    .isInstanceOf(BrokenExperimentException.class)
                    .hasMessageStartingWith(file + ":" + lineOf(file, "copies:") + ": ");
        }
    }

    @Test
    void refusesWhatTheSchemaDoesNotKnowNamingFileAndLine() throws Exception {
        Path file = changed("kind: freeze", "kind: fireworks");
        int line = lineOf(file, "fireworks");
        assertThatThrownBy(() -> files.read(file))
                .isInstanceOf(BrokenExperimentException.class)
                .hasMessageStartingWith(file + ":" + line + ": ")
                .hasMessageContaining("kind");
    }

    @Test
    void refusesSlowLinksThatAreNotSaidHowSlow() throws Exception {
        assertThat(files.read(changed("kind: freeze,", "kind: delay, millis: 60000,"))
                        .experiment()
                        .cells())
                .anyMatch(fault -> Integer.valueOf(60_000).equals(fault.millis()));
        for (String broken : new String[] {"kind: delay,", "kind: delay, millis: 0,", "kind: delay, millis: 60001,"}) {
            Path file = changed("kind: freeze,", broken);
            assertThatThrownBy(() -> files.read(file))
                    .isInstanceOf(BrokenExperimentException.class)
                    .hasMessageStartingWith(file + ":" + lineOf(file, "kind: delay") + ": ")
                    .hasMessageContaining("millis");
        }
    }

    @Test
    void knowsThoseOfAFolderOfTheUsersToo() throws Exception {
        String text = files.find("E2").orElseThrow().text();
        Files.writeString(folder.resolve("mine.yaml"), text.replace("id: E2", "id: mine"));
        ExperimentFiles more = new ExperimentFiles(folder);
        assertThat(more.own()).extracting(source -> source.experiment().id()).containsExactly("mine");
        assertThat(more.find("mine")).isPresent();
        assertThat(more.find("E7")).isPresent();

        Path twin = Files.writeString(folder.resolve("twin.yaml"), text);
        assertThatThrownBy(more::all)
                .isInstanceOf(BrokenExperimentException.class)
                .hasMessage("twin.yaml:1: there is another experiment with the id E2");
        Files.delete(twin);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> new ExperimentFiles(empty).all()).hasMessageContaining("no *.yaml file is in it");
        assertThatThrownBy(() -> new ExperimentFiles(folder.resolve("nowhere")).all())
                .hasMessageContaining("nowhere: there is no such folder");
    }

    @Test
    void refusesASwitchInsideADatabase() throws Exception {
        for (String server : new String[] {"[postgres]", "[catalog-db]"}) {
            Path file = changed(
                    "kind: freeze, modules: [recommendations, payments, catalog]", "kind: errors, modules: " + server);
            assertThatThrownBy(() -> files.read(file))
                    .isInstanceOf(BrokenExperimentException.class)
                    .hasMessageStartingWith(file + ":" + lineOf(file, server) + ": ");
        }
    }

    @Test
    void refusesAReleaseOfNothingAndAChangeOutsideOfTheApplication() throws Exception {
        Path nothing = changed("kind: freeze,", "kind: release,");
        assertThatThrownBy(() -> files.read(nothing))
                .isInstanceOf(BrokenExperimentException.class)
                .hasMessageStartingWith(nothing + ":" + lineOf(nothing, "kind: release") + ": ")
                .hasMessageContaining("change");
        Path outside = changed(
                "kind: freeze,",
                "kind: release, change: { name: a, file: src/main/../../../b, from: c, to: d, tested: true },");
        assertThatThrownBy(() -> files.read(outside))
                .isInstanceOf(BrokenExperimentException.class)
                .hasMessageContaining("file");
    }

    @Test
    void aNeighbourComesToTheMachineAndNothingElseDoes() throws Exception {
        String modules = "modules: [recommendations, payments, catalog]";
        Path elsewhere = changed("kind: freeze, " + modules, "kind: neighbour, cores: 2, " + modules);
        assertThatThrownBy(() -> files.read(elsewhere))
                .isInstanceOf(BrokenExperimentException.class)
                .hasMessageContaining("modules");
        Path other = changed("kind: freeze, " + modules, "kind: freeze, modules: [machine]");
        assertThatThrownBy(() -> files.read(other))
                .isInstanceOf(BrokenExperimentException.class)
                .hasMessageContaining("modules");
    }

    @Test
    void refusesAMethodThatCannotBeUndone() throws Exception {
        Path file = changed("rollback: [endFault, awaitSteadyState]", "rollback: [awaitSteadyState]");
        assertThatThrownBy(() -> files.read(file))
                .hasMessageStartingWith(file + ":" + lineOf(file, "rollback:") + ": ");
    }

    @Test
    void refusesWhatIsNoYaml() throws Exception {
        Path file = changed("probes: [steadyState, settled, audit]", "probes: [steadyState, settled, audit");
        assertThatThrownBy(() -> files.read(file))
                .isInstanceOf(BrokenExperimentException.class)
                .hasMessageMatching("(?s)\\Q" + file + "\\E:\\d+: .+");
    }

    private Path changed(String from, String to) throws Exception {
        return changed(from, to, "E2");
    }

    private Path changed(String from, String to, String experiment) throws Exception {
        String text = files.find(experiment).orElseThrow().text();
        assertThat(text).contains(from);
        return Files.writeString(folder.resolve("broken.yaml"), text.replace(from, to));
    }

    private static int lineOf(Path file, String text) throws Exception {
        int line = 1;
        for (String each : Files.readAllLines(file)) {
            if (each.contains(text)) {
                return line;
            }
            line++;
        }
        throw new AssertionError(text + " is not in " + file);
    }
}
