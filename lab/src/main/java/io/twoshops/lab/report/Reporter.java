package io.twoshops.lab.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.twoshops.lab.check.Checker;
import io.twoshops.lab.check.Results;
import io.twoshops.lab.cli.Exit;
import io.twoshops.lab.experiment.BrokenExperimentException;
import io.twoshops.lab.experiment.ExperimentFiles;
import io.twoshops.lab.experiment.RunFolder;
import io.twoshops.lab.history.History;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Makes verdicts, page and summary of a run folder's raw data. */
public final class Reporter {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Reporter() {}

    /**
     * Judges the histories of a folder and writes {@code verdicts.json} and {@code report.html} into it.
     *
     * @param json whether the results, rather than a summary, are printed
     * @return the exit code that the results ask for
     */
    public static int report(RunFolder folder, boolean json) throws IOException, BrokenExperimentException {
        Results results = judge(folder);
        JSON.writeValue(folder.verdicts().toFile(), results);
        List<String> files;
        try (var histories = Files.list(folder.history())) {
            files = histories
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
        Files.writeString(
                folder.report(),
                new Page().html(JSON.readTree(folder.environment().toFile()), JSON.valueToTree(results), files));
        if (json) {
            System.out.println(JSON.writeValueAsString(results));
        } else {
            new Summary(results, Boolean.getBoolean("shop.terminal")).print(System.out);
            System.out.println("report: " + folder.report());
        }
        return results.exitCode();
    }

    /** Judges two runs anew and prints what both have, side by side. */
    static int compare(RunFolder first, RunFolder second, boolean json) throws IOException, BrokenExperimentException {
        Differences differences = Differences.of(judge(first), judge(second));
        if (differences.verdicts().isEmpty()) {
            throw new IllegalArgumentException(
                    first.path() + " and " + second.path() + " have no experiment in common");
        }
        if (json) {
            System.out.println(JSON.writeValueAsString(differences));
        } else {
            differences.print(System.out);
        }
        return Exit.HOLDS;
    }

    /** The results of the raw data alone. */
    static Results judge(RunFolder folder) throws IOException, BrokenExperimentException {
        List<ExperimentFiles.Source> sources = new ExperimentFiles().in(folder.experiments());
        return new Checker(
                        sources.stream().map(ExperimentFiles.Source::experiment).toList())
                .check(History.readAll(folder.history()));
    }
}
