package io.twoshops.lab.cli;

import io.twoshops.lab.bench.BenchCommand;
import io.twoshops.lab.course.LabCommand;
import io.twoshops.lab.experiment.CompareCommand;
import io.twoshops.lab.experiment.ExperimentCommand;
import io.twoshops.lab.report.ReportCommand;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UncheckedTargetException;
import io.twoshops.lab.target.UnmetNeedException;
import io.twoshops.lab.workload.LoadException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ScopeType;

/** The command {@code ./shop}. */
@Command(
        name = "./shop",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "Two Shops 1.0.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND",
        description = "One web shop written twice, as a monolith and as microservices, and what failures do to each.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it holds, or is done",
            "1:a check failed, or it could not be done",
            "2:the command was not understood, or cannot be obeyed as things are",
            "3:inconclusive"
        },
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DoctorCommand.class,
            FaultCommand.class,
            AuditCommand.class,
            CompareCommand.class,
            ExperimentCommand.class,
            ReportCommand.class,
            BenchCommand.class,
            ImagesCommand.class,
            LabCommand.class,
            LoadAgentCommand.class
        })
public final class Shop {
    private Shop() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a command and returns its exit code. */
    static int run(String... arguments) {
        CommandLine line = new CommandLine(new Shop())
                .setExecutionExceptionHandler(failures())
                .setUsageHelpAutoWidth(false);
        if (arguments.length == 0) {
            line.usage(System.out);
            return ExitCode.USAGE;
        }
        return line.execute(arguments);
    }

    /** What can go wrong without being a defect of the lab is told in one line. */
    private static IExecutionExceptionHandler failures() {
        return (failure, command, parsed) -> {
            if (failure instanceof TargetException
                    || failure instanceof UncheckedTargetException
                    || failure instanceof LoadException
                    || failure instanceof IllegalArgumentException) {
                System.err.println(failure.getMessage());
                boolean cannotAsItIs =
                        failure instanceof UnmetNeedException || failure instanceof IllegalArgumentException;
                return cannotAsItIs ? Exit.USAGE : Exit.FAILED;
            }
            failure.printStackTrace();
            return Exit.FAILED;
        };
    }
}
