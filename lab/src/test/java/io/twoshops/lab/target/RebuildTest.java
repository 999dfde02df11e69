package io.twoshops.lab.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoshops.lab.experiment.ExperimentFiles;
import io.twoshops.lab.fault.FaultSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {
    private static final Path PROJECT = Path.of("..");

    @TempDir
    private Path folder;

    private static Stream<FaultSpec> releases() throws Exception {
        return new ExperimentFiles()
                .builtIn().stream()
                        .flatMap(source -> source.experiment().cells().stream())
                        .filter(fault -> fault.change() != null)
                        .distinct();
    }

    @Test
    void theChangesOfTheLabFitBothArms() throws Exception {
        assertThat(releases()).hasSize(4).allSatisfy(fault -> {
            CodeChange change = Objects.requireNonNull(fault.change());
            for (String application : List.of("monolith", "services/" + fault.module())) {
                String text = Files.readString(PROJECT.resolve(application).resolve(change.file()));
                assertThat(change.of(text)).isNotEqualTo(text);
            }
        });
    }

    @Test
    void refusesAChangeThatDoesNotFit() throws Exception {
        Path file = folder.resolve("home/services/catalog/src/main/A.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "one two one");
        Rebuild rebuild = new Rebuild(folder.resolve("home"), folder.resolve("copy"), "catalog");
        assertThatThrownBy(() -> rebuild.run(change("three"), List.of()))
                .isInstanceOf(TargetException.class)
                .hasMessage("the change other does not fit: src/main/A.java does not hold \"three\"");
        assertThatThrownBy(() -> rebuild.run(change("one"), List.of()))
                .isInstanceOf(TargetException.class)
                .hasMessage("the change other does not fit: src/main/A.java holds more than once \"one\"");
        assertThat(file).hasContent("one two one");
    }

    private static CodeChange change(String from) {
        return new CodeChange("other", "src/main/A.java", from, "four", false, false);
    }
}
