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
import org.jspecify.annotations.Nullable;
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

    @Command(name = "list", description = "All experiments.")
    static final class Listing implements Callable<Integer> {
        @Mixin
        private ExperimentChoice experiments;

        @Override
        public Integer call() {
            for (ExperimentFiles.Source source : experiments.all()) {
                Experiment experiment = source.experiment();
                System.out.printf(
                        Locale.ROOT,
                        "%-9s %-40s %s%s%n",
                        experiment.id(),
                        experiment.title().en(),
                        amount(experiment),
                        experiment.inQuickSet()
                                ? ""
                                : experiment.inFullSet() ? ", when it is named or with --full" : ", when it is named");
            }
            return Exit.HOLDS;
        }

        private static String amount(Experiment experiment) {
            Experiment.Torture torture = experiment.method().torture();
            if (torture != null) {
                return String.format(Locale.ROOT, "%.0f minutes an arm", torture.minutes());
            }
            int runs = Math.max(1, experiment.cells().size())
                    * experiment.repeats().quick();
            return runs + " runs an arm";
        }
    }

    @Command(name = "show", description = "The file of an experiment.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private ExperimentChoice experiments;

        @Parameters(paramLabel = "NAME", description = "as in the list, or the path of a file")
        private String name;

        @Override
        public Integer call() {
            System.out.print(experiments.find(name).text());
            return Exit.HOLDS;
        }
    }

    @Command(name = "run", description = "Do one experiment.")
    static final class Run implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private TargetChoice target;

        @Mixin
        private ExperimentChoice experiments;

        @Parameters(paramLabel = "NAME", description = "as in the list, or the path of a file")
        private String name;

        @Option(names = "--arm", paramLabel = "ARM", description = "monolith or services (default: both)")
        private @Nullable String arm;

        @Option(
                names = "--minutes",
                paramLabel = "N",
                description = "torture: for how long (default: as its file says)")
        private @Nullable Double minutes;

        @Option(names = "--seed", paramLabel = "S", description = "torture: which faults, drawn from this number")
        private @Nullable Long seed;

        @Option(names = "--repeat", paramLabel = "N", defaultValue = "1", description = "how often (default: 1)")
        private int repeat;

        @Mixin
        private CompareCommand.Output output;

        @Override
        public Integer call() throws Exception {
            ExperimentFiles.Source source = chosen();
            List<Arm> arms = arms(source.experiment());
            Path home = Path.of(System.getProperty("shop.home", "."))
                    .toAbsolutePath()
                    .normalize();
            RunFolder folder = output.folder(home);
            String command = output.command(spec.root().commandLine().getParseResult());
            try (Target place = target.open("compare");
                    Terminal terminal = new Terminal("experiment")) {
                Comparison comparison = new Comparison(place, home, folder, List.of(source), arms);
                new Unwinding(place)
                        .run(() -> comparison.run(
                                Math.max(1, repeat), output.portOffset(), command, new LedgerAuditor(), terminal));
            }
            return output.finish(folder);
        }

        private ExperimentFiles.Source chosen() throws BrokenExperimentException {
            ExperimentFiles.Source source = experiments.find(name);
            Experiment.Torture torture = source.experiment().method().torture();
            if (torture == null) {
                if (minutes != null || seed != null) {
                    throw new ParameterException(spec.commandLine(), "--minutes and --seed are for a torture only");
                }
                return source;
            }
            if (minutes != null && !(minutes > 0)) {
                throw new ParameterException(spec.commandLine(), "--minutes must be above 0");
            }
            return new ExperimentFiles()
                    .tortured(
                            source,
                            minutes == null ? torture.minutes() : minutes,
                            seed == null ? torture.seed() : seed);
        }

        private List<Arm> arms(Experiment experiment) {
            return arm == null ? experiment.arms() : List.of(arm(arm));
        }

        private Arm arm(String id) {
            for (Arm each : Arm.values()) {
                if (each.id().equals(id)) {
                    return each;
                }
            }
            throw new ParameterException(
                    spec.commandLine(), "unknown arm \"" + id + "\"; there are monolith, services");
        }
    }
}
