package io.twoshops.lab.report;

import io.twoshops.lab.cli.Exit;
import io.twoshops.lab.experiment.BrokenExperimentException;
import io.twoshops.lab.experiment.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a report again from its raw data. */
@Command(name = "report", description = "Judge and draw a run again from its raw data.")
public final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the run folder")
    private Path folder;

    @Option(names = "--json", description = "the results as JSON on standard output")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        RunFolder run = new RunFolder(folder);
        if (!Files.isDirectory(run.history()) || !Files.isRegularFile(run.environment())) {
            throw new ParameterException(spec.commandLine(), folder + " is no run folder: it has no history");
        }
        try {
            return Reporter.report(run, json);
        } catch (BrokenExperimentException e) {
            System.err.println(e.getMessage());
            return Exit.USAGE;
        }
    }
}
