package io.twoshops.lab.cli;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.kubernetes.KubernetesTarget;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends an arm. */
@Command(name = "down", description = "End a shop. Its data stay, unless --volumes is given.")
final class DownCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ARM", arity = "0..1", defaultValue = "both", description = "${COMPLETION-CANDIDATES}")
    private Arms arms;

    @Mixin
    private TargetChoice target;

    @Option(names = "--volumes", description = "delete the data too")
    private boolean volumes;

    @Option(names = "--dry-run", description = "kubernetes: show what would be deleted, and do nothing")
    private boolean dryRun;

    @Override
    public Integer call() throws TargetException {
        if (dryRun) {
            return plan();
        }
        try (Target place = target.open()) {
            for (Arm arm : arms.list()) {
                boolean there = place.find(arm).isPresent();
                place.remove(arm, volumes);
                System.out.println(
                        arm.id() + (there ? " is down" : " was not up") + (volumes ? ", its data are deleted" : ""));
            }
        }
        return Exit.HOLDS;
    }

    private int plan() throws TargetException {
        try (KubernetesTarget place = target.cluster("--dry-run")) {
            for (Arm arm : arms.list()) {
                place.removal(arm, volumes).forEach(line -> System.out.println(arm.id() + ": would " + line));
            }
        }
        return Exit.HOLDS;
    }
}
