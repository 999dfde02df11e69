package io.twoshops.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoshops.lab.check.Results;
import io.twoshops.lab.experiment.ExperimentFiles;
import io.twoshops.lab.experiment.RunFolder;
import io.twoshops.lab.history.Entry;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.history.History;
import io.twoshops.lab.history.HistoryWriter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReporterTest {
    @TempDir
    Path temporary;

    private RunFolder folder;

    @BeforeEach
    void writesAHistory() throws Exception {
        folder = RunFolder.at(temporary.resolve("run with spaces"));
        ExperimentFiles.Source source = new ExperimentFiles().find("E2").orElseThrow();
        Files.writeString(folder.experiments().resolve(source.file()), source.text());
        Files.writeString(folder.environment(), "{\"command\":\"./shop compare <script>\"}");
        for (String arm : List.of("monolith", "services")) {
            try (HistoryWriter writer = new HistoryWriter(History.file(folder.history(), "E2-01-" + arm))) {
                writer.write(new Entry.Run("E2", arm, 1, "catalog", "crash", "2026-01-01T00:00:00Z", 30, null));
                writer.write(new Entry.Mark(1_000, MarkKind.INJECTED, ""));
                writer.write(new Entry.Mark(1_050, MarkKind.PROOF, "process 1 is gone"));
                for (int i = 0; i < 60; i++) {
                    writer.write(new Entry.Request(
                            i * 100, i, "browse", "list", i % 3 == 0 ? "failed" : "served", 5, 200, null, null, null));
                }
                writer.write(new Entry.Mark(4_100, MarkKind.RECOVERED, ""));
                writer.write(new Entry.Generator(6_000, 0.1, 2, 60));
                writer.write(new Entry.Audited(7_000, "holds", List.of(), Map.of("orders.confirmed", 3.0)));
            }
        }
    }

    @Test
    void sameRawDataGiveTheSameVerdictsToTheByte() throws Exception {
        Reporter.report(folder, true);
        byte[] first = Files.readAllBytes(folder.verdicts());
        Files.delete(folder.verdicts());
        Reporter.report(folder, true);
        assertThat(Files.readAllBytes(folder.verdicts())).isEqualTo(first);
    }

    @Test
    void pageIsWholeAndAsksForNothing() throws Exception {
        Reporter.report(folder, true);
        String page = Files.readString(folder.report());
        assertThat(page)
                .doesNotContain("/*data*/", "/*style*/", "/*charts*/", "/*words*/", "/*script*/")
                .doesNotContain("<script src", "<link", "./shop compare <script>")
                .contains("\"fault\":\"crash\"");
    }

    @Test
    void historyThatWasCutOffIsReadAsFarAsItGoesAndNotTrusted() throws Exception {
        Path file = History.file(folder.history(), "E2-01-services");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 12));
        Results results = Reporter.judge(folder);
        assertThat(results.verdicts().get(0).notes()).anyMatch(note -> note.contains("interrupted"));
    }

    private static List<String> summary(RunFolder folder) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Summary(Reporter.judge(folder), false).print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void summaryFitsATerminal() throws Exception {
        assertThat(summary(folder))
                .isNotEmpty()
                .allMatch(line -> line.length() <= 80)
                .noneMatch(line -> line.contains("\u001b"));
    }

    @Test
    void summaryCutsNamesAndNotIntervals() throws Exception {
        List<String> intervals = summary(new RunFolder(Path.of("../docs/results/units"))).stream()
                .filter(line -> line.contains(" ["))
                .toList();
        assertThat(intervals).hasSize(6).allMatch(line -> line.length() <= 80 && line.endsWith("]"));
    }
}
