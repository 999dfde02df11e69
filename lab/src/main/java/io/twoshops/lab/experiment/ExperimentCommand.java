package io.twoshops.lab.experiment;

import io.twoshops.lab.cli.Exit;
import io.twoshops.lab.cli.TargetChoice;
import io.twoshops.lab.cli.Terminal;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One experiment by hand. */
@Command(
        name = "experiment",
        description = "List, show or run a single experiment.",
        subcommands = {ExperimentCommand.Listing.class, ExperimentCommand.Show.class, ExperimentCommand.Run.class})
public final class ExperimentCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what: list, show NAME or run NAME --arm ARM");
    }

    private static ExperimentFiles.Source find(CommandSpec spec, String name) throws Exception {
        try {
            return new ExperimentFiles()
                    .find(name)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "no experiment is called \"" + name + "\"; ./shop experiment list shows all"));
        } catch (BrokenExperimentException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Command(name = "list", description = "All experiments that come with the lab.")
    static final class Listing implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            for (ExperimentFiles.Source source : new ExperimentFiles().builtIn()) {
                Experiment experiment = source.experiment();
                System.out.printf(
                        Locale.ROOT,
                        "%-4s %-44s %2d runs an arm%n",
                        experiment.id(),
                        experiment.title().en(),
                        Math.max(1, experiment.cells().size())
                                * experiment.repeats().quick());
            }
            return Exit.HOLDS;
        }
    }

    @Command(name = "show", description = "The file of an experiment.")
    static final class Show implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "as in the list, or the path of a file")
        private String name;

        @Override
        public Integer call() throws Exception {
            System.out.print(find(spec, name).text());
            return Exit.HOLDS;
        }
    }

    @Command(name = "run", description = "Do one experiment to one arm.")
    static final class Run implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private TargetChoice target;

        @Parameters(paramLabel = "NAME", description = "as in the list, or the path of a file")
        private String name;

        @Option(names = "--arm", required = true, paramLabel = "ARM", description = "monolith or services")
        private String arm;

        @Option(names = "--repeat", paramLabel = "N", defaultValue = "1", description = "how often (default: 1)")
        private int repeat;

        @Mixin
        private CompareCommand.Output output;

        @Override
        public Integer call() throws Exception {
            Arm chosen = arm();
            ExperimentFiles.Source source = find(spec, name);
            Path home = Path.of(System.getProperty("shop.home", "."))
                    .toAbsolutePath()
                    .normalize();
            RunFolder folder = output.folder(home);
            String command = "./shop "
                    + String.join(
                            " ", spec.root().commandLine().getParseResult().originalArgs());
            try (Target place = target.open("compare");
                    Terminal terminal = new Terminal("experiment")) {
                Comparison comparison = new Comparison(place, home, folder, List.of(source), List.of(chosen));
                new Unwinding(place)
                        .run(() -> comparison.run(
                                Math.max(1, repeat), output.portOffset(), command, new LedgerAuditor(), terminal));
            }
            return output.finish(folder);
        }

        private Arm arm() {
            for (Arm each : Arm.values()) {
                if (each.id().equals(arm)) {
                    return each;
                }
            }
            throw new ParameterException(
                    spec.commandLine(), "unknown arm \"" + arm + "\"; there are monolith, services");
        }
    }
}
