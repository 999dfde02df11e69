package io.twoshops.lab.experiment;

import io.twoshops.lab.cli.TargetChoice;
import io.twoshops.lab.cli.Terminal;
import io.twoshops.lab.report.Reporter;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The main job: both arms, the experiments, one report. */
@Command(
        name = "compare",
        description = "Do the same failures to both shops and report what each journey of a customer felt.")
public final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TargetChoice target;

    @ArgGroup
    private Depth depth = new Depth();

    @Mixin
    private ExperimentChoice experiments;

    @Option(names = "--only", paramLabel = "E1,E2", split = ",", description = "only these experiments")
    private List<String> only = List.of();

    @Option(names = "--repeat", paramLabel = "N", description = "how often each arm is done")
    private int repeat;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "go on with a run that was interrupted; what it was asked for stays as it is")
    private @Nullable Path resumed;

    @Mixin
    private Output output;

    /** What still makes sense for a run that has begun. */
    private static final Set<String> OF_A_RESUMED =
            Set.of("--resume", "--target", "--namespace", "--port-offset", "--json");

    static final class Depth {
        @Option(names = "--quick", description = "the quick set with few repeats, some 15 minutes (default)")
        private boolean quick;

        @Option(names = "--full", description = "all experiments with many repeats")
        private boolean full;
    }

    @Override
    public Integer call() throws Exception {
        Path home =
                Path.of(System.getProperty("shop.home", ".")).toAbsolutePath().normalize();
        return resumed == null ? begin(home) : resume(home, resumed);
    }

    private int begin(Path home) throws Exception {
        List<ExperimentFiles.Source> sources = chosen();
        if (repeat < 0) {
            throw new ParameterException(spec.commandLine(), "--repeat must be at least 1");
        }
        RunFolder folder = output.folder(home);
        int repeats = repeat > 0 ? repeat : repeats(sources);
        String command = output.command(spec.commandLine().getParseResult());
        return work(
                new Work(home, folder, sources, List.of(Arm.values())),
                (comparison, terminal) ->
                        comparison.run(repeats, output.portOffset(), command, new LedgerAuditor(), terminal));
    }

    private int resume(Path home, Path path) throws Exception {
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (!OF_A_RESUMED.contains(option.longestName())) {
                throw new ParameterException(
                        spec.commandLine(), option.longestName() + " cannot be changed for a run that has begun");
            }
        }
        RunFolder folder = new RunFolder(path.toAbsolutePath());
        Agenda agenda = Agenda.load(folder);
        return work(
                new Work(home, folder, ExperimentChoice.in(folder.experiments()), agenda.arms()),
                (comparison, terminal) ->
                        comparison.resume(agenda, output.portOffset(), new LedgerAuditor(), terminal));
    }

    private record Work(Path home, RunFolder folder, List<ExperimentFiles.Source> sources, List<Arm> arms) {}

    private interface Doing {
        void with(Comparison comparison, Terminal terminal) throws Exception;
    }

    private int work(Work work, Doing doing) throws Exception {
        try (Target place = target.open("compare");
                Terminal terminal = new Terminal("compare")) {
            Comparison comparison = new Comparison(place, work.home(), work.folder(), work.sources(), work.arms());
            new Unwinding(place).run(() -> doing.with(comparison, terminal));
        } catch (TargetException e) {
            System.err.println(
                    "go on with: ./shop compare --resume " + work.folder().path() + target.words());
            throw e;
        }
        return output.finish(work.folder());
    }

    private int repeats(List<ExperimentFiles.Source> sources) {
        return sources.stream()
                .map(source -> source.experiment().repeats())
                .mapToInt(repeats -> depth.full ? repeats.full() : repeats.quick())
                .max()
                .orElseThrow();
    }

    private List<ExperimentFiles.Source> chosen() {
        if (!only.isEmpty()) {
            return experiments.find(only);
        }
        List<ExperimentFiles.Source> chosen = experiments.nearest().stream()
                .filter(source -> depth.full
                        ? source.experiment().inFullSet()
                        : source.experiment().inQuickSet())
                .filter(this::possible)
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "none of these experiments is in the quick set; name them with --only, or do all with --full");
        }
        return chosen;
    }

    /** What nobody has asked for by name is left out where it cannot be done. */
    private boolean possible(ExperimentFiles.Source source) {
        boolean possible = target.isEngine() || !source.experiment().needsEngine();
        if (!possible) {
            System.err.println(source.experiment().id() + " is left out: it needs --target docker or podman");
        }
        return possible;
    }

    /** Where results go, and on which ports they are made; shared with {@code experiment run}. */
    static final class Output {
        @Option(names = "--out", paramLabel = "DIR", description = "the run folder (default: runs/<time>)")
        private Path out;

        @Option(
                names = "--port-offset",
                paramLabel = "N",
                defaultValue = "10000",
                description = "add N to every port (default: 10000, so that shops that are up are left alone)")
        private int portOffset;

        @Option(names = "--json", description = "the results as JSON on standard output")
        private boolean json;

        /** How the run is made again. Where its results go is no part of it. */
        String command(ParseResult parsed) {
            List<String> words = new ArrayList<>(parsed.originalArgs());
            int at = words.indexOf("--out");
            if (at >= 0) {
                words.subList(at, Math.min(at + 2, words.size())).clear();
            }
            words.removeIf(word -> word.startsWith("--out="));
            return "./shop " + String.join(" ", words);
        }

        int portOffset() {
            return portOffset;
        }

        RunFolder folder(Path home) throws Exception {
            if (out != null && Files.isDirectory(out.resolve("history"))) {
                throw new IllegalArgumentException(out + " holds a run already; choose another --out");
            }
            return out == null ? RunFolder.in(home.resolve("runs")) : RunFolder.at(out.toAbsolutePath());
        }

        int finish(RunFolder folder) throws Exception {
            return Reporter.report(folder, json);
        }
    }
}
