package io.twoshops.lab.cli;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Unit;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a unit has printed. */
@Command(name = "logs", description = "Print the log of a unit; a module's name finds the unit that holds it.")
final class LogsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "UNIT", description = "a unit or module, such as monolith, orders, postgres, kafka")
    private String unit;

    @Option(
            names = "--arm",
            paramLabel = "ARM",
            defaultValue = "both",
            description = "where both arms have such a unit")
    private Arms arms;

    @Option(names = "-f", description = "go on printing what comes, until Ctrl-C")
    private boolean follow;

    @Mixin
    private TargetChoice target;

    @Override
    public Integer call() throws TargetException, IOException, InterruptedException {
        List<Unit> found = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        try (Target place = target.open()) {
            for (Arm arm : arms.list()) {
                place.find(arm)
                        .ifPresentOrElse(
                                deployment -> {
                                    try {
                                        found.add(deployment.unitOf(unit));
                                    } catch (IllegalArgumentException e) {
                                        reasons.add(e.getMessage());
                                    }
                                },
                                () -> reasons.add(arm.id() + " is not up"));
            }
            print(chosen(found, reasons));
        }
        return Exit.HOLDS;
    }

    private Unit chosen(List<Unit> found, List<String> reasons) {
        if (found.isEmpty()) {
            throw new ParameterException(spec.commandLine(), String.join("; ", reasons));
        }
        // The services have a unit orders, the monolith only a module of that name.
        if (found.stream().filter(this::isNamed).count() == 1) {
            found.removeIf(other -> !isNamed(other));
        }
        if (found.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(), "both arms have a unit for " + unit + "; say which with --arm");
        }
        return found.get(0);
    }

    private boolean isNamed(Unit other) {
        return other.name().equals(unit);
    }

    private void print(Unit chosen) throws IOException, InterruptedException {
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            chosen.copyLog(out, follow);
        } catch (IOException e) {
            // Whoever read it has seen enough, as head does.
            if (!String.valueOf(e.getMessage()).contains("Broken pipe")) {
                throw e;
            }
        }
    }
}
