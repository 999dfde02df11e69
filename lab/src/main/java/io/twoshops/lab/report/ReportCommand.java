package io.twoshops.lab.report;

import io.twoshops.lab.cli.Exit;
import io.twoshops.lab.experiment.BrokenExperimentException;
import io.twoshops.lab.experiment.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a report again from its raw data, or holds two runs side by side. */
@Command(
        name = "report",
        description = "Judge and draw a run again from its raw data; of two runs, tell what differs between them.")
public final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "the run folder")
    private Path folder;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DIR", description = "another run folder")
    private @Nullable Path other;

    @Option(names = "--json", description = "the results as JSON on standard output")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        RunFolder run = run(folder);
        try {
            return other == null ? Reporter.report(run, json) : Reporter.compare(run, run(other), json);
        } catch (BrokenExperimentException e) {
            System.err.println(e.getMessage());
            return Exit.USAGE;
        }
    }

    private RunFolder run(Path path) {
        RunFolder run = new RunFolder(path);
        if (!Files.isDirectory(run.history()) || !Files.isRegularFile(run.environment())) {
            throw new ParameterException(spec.commandLine(), path + " is no run folder: it has no history");
        }
        return run;
    }
}
