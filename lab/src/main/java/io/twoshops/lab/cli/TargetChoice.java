package io.twoshops.lab.cli;

import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.processes.ProcessTarget;
import io.twoshops.lab.target.processes.Workspace;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --target}, shared by the commands that need a place to run. */
public final class TargetChoice {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            defaultValue = "processes",
            description = "where the shops run: processes (default), processes of this machine")
    private String target;

    /** Where {@code up} deploys. */
    public Target open() {
        check();
        return ProcessTarget.lasting(Workspace.current());
    }

    /**
     * A place of its own, whose deployments last no longer than this run of the lab and leave what is up alone.
     *
     * @param purpose names the place; runs for the same purpose share it and cannot go side by side
     */
    public Target open(String purpose) {
        check();
        return ProcessTarget.passing(Workspace.current(), purpose);
    }

    private void check() {
        if (!target.equals("processes")) {
            throw new ParameterException(
                    command.commandLine(), "unknown target \"" + target + "\"; there is: processes");
        }
    }
}
