package io.twoshops.lab.course;

import io.twoshops.lab.cli.Exit;
import io.twoshops.lab.cli.Json;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Workspace;
import io.twoshops.lab.target.engine.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The exercises of the course, and whether they were done. */
@Command(
        name = "lab",
        description = "The exercises of the course in docs/labs, and a check of each.",
        subcommands = {LabCommand.Listing.class, LabCommand.Checking.class})
public final class LabCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what: list, or check N");
    }

    @Command(name = "list", description = "All exercises: number, minutes, title, text.")
    static final class Listing implements Callable<Integer> {
        @Option(names = "--json", description = "print JSON")
        private boolean json;

        /** An exercise as it is shown; the text's path begins at the project's folder. */
        record Row(int number, String title, int minutes, String text) {}

        @Override
        public Integer call() throws TargetException {
            Path home = Workspace.current().home();
            List<Row> rows = new Course(home)
                    .exercises("en").stream()
                            .map(exercise -> new Row(
                                    exercise.number(),
                                    exercise.title(),
                                    exercise.minutes(),
                                    home.relativize(exercise.text()).toString()))
                            .toList();
            if (json) {
                Json.print(rows);
            } else {
                rows.forEach(row -> System.out.printf(
                        Locale.ROOT, "%d  %3d min  %-48s %s%n", row.number(), row.minutes(), row.title(), row.text()));
            }
            return Exit.HOLDS;
        }
    }

    @Command(
            name = "check",
            description = "Look whether an exercise was done, and say what is missing; run it before the clean-up.")
    static final class Checking implements Callable<Integer> {
        @Parameters(paramLabel = "N", description = "the exercise's number")
        private int number;

        @Option(
                names = "--engine",
                paramLabel = "ENGINE",
                defaultValue = "${env:SHOP_ENGINE:-docker}",
                description = "${COMPLETION-CANDIDATES} (default: SHOP_ENGINE of the environment, or docker)")
        private Engine engine;

        @Option(names = "--json", description = "print JSON")
        private boolean json;

        @Override
        public Integer call() throws TargetException {
            List<Finding> findings =
                    new Course(Workspace.current().home()).check(number, engine).look();
            if (json) {
                Json.print(findings);
            } else {
                findings.forEach(Checking::print);
            }
            return findings.stream().allMatch(Finding::there) ? Exit.HOLDS : Exit.FAILED;
        }

        private static void print(Finding finding) {
            String detail = finding.found().isEmpty() ? "" : ": " + finding.found();
            System.out.println((finding.there() ? "ok       " : "missing  ") + finding.what() + detail);
            if (!finding.advice().isEmpty()) {
                System.out.println("         " + finding.advice());
            }
        }
    }
}
