package io.twoshops.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoshops.lab.experiment.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published in {@code docs/results} is what its raw data say, judged by the checkers of today. */
class PublishedResultsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path RESULTS = Path.of("../docs/results");

    static Stream<Path> runs() throws Exception {
        try (Stream<Path> folders = Files.list(RESULTS)) {
            return folders.filter(Files::isDirectory).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void verdictsFollowFromTheHistories(Path run) throws Exception {
        RunFolder folder = new RunFolder(run);
        assertThat(JSON.readTree(JSON.writeValueAsString(Reporter.judge(folder))))
                .isEqualTo(JSON.readTree(folder.verdicts().toFile()));
    }
}
