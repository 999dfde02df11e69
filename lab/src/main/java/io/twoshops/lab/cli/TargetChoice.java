package io.twoshops.lab.cli;

import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UnmetNeedException;
import io.twoshops.lab.target.Workspace;
import io.twoshops.lab.target.engine.ContainerTarget;
import io.twoshops.lab.target.engine.Engine;
import io.twoshops.lab.target.kubernetes.KubernetesTarget;
import io.twoshops.lab.target.processes.ProcessTarget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --target}, shared by the commands that need a place to run. */
public final class TargetChoice {
    private static final String DEFAULT = "processes";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            defaultValue = DEFAULT,
            description = "where the shops run: processes (default), processes of this machine; docker or podman, "
                    + "containers of that engine; kubernetes, a namespace of the current cluster")
    private String target;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            description = "kubernetes: the namespace (default: that of kubeconfig's context, or two-shops-ARM)")
    private @Nullable String namespace;

    /** What has to be typed to choose the same once more, with a blank before it; nothing for what is chosen by default. */
    public String words() {
        return (target.equals(DEFAULT) ? "" : " --target " + target)
                + (namespace == null ? "" : " --namespace " + namespace);
    }

    /** Whether it is a container engine. */
    public boolean isEngine() {
        return !target.equals(DEFAULT) && !isCluster();
    }

    private boolean isCluster() {
        return target.equals("kubernetes");
    }

    /** Refuses a cluster, where load that comes from here would measure the way to it. */
    public void requireNear() {
        if (isCluster()) {
            throw new ParameterException(
                    command.commandLine(), "this is measured from here, and the way to a cluster would be part of it");
        }
    }

    /**
     * The cluster, for what only it can do.
     *
     * @param option that asks for it
     */
    KubernetesTarget cluster(String option) throws TargetException {
        if (!isCluster()) {
            throw new ParameterException(command.commandLine(), option + " is for --target kubernetes");
        }
        return KubernetesTarget.open(Workspace.current(), namespace, null);
    }

    /**
     * Where {@code up} deploys.
     *
     * @throws UnmetNeedException when the engine does not answer
     */
    public Target open() throws TargetException {
        Workspace workspace = Workspace.current();
        if (isCluster()) {
            return KubernetesTarget.open(workspace, namespace, null);
        }
        requireNoNamespace();
        return isEngine() ? ContainerTarget.lasting(engine(), workspace) : ProcessTarget.lasting(workspace);
    }

    /**
     * A place of its own, whose deployments last no longer than this run of the lab and leave what is up alone.
     *
     * @param purpose names the place; runs for the same purpose share it and cannot go side by side
     * @throws UnmetNeedException when the engine does not answer
     */
    public Target open(String purpose) throws TargetException {
        Workspace workspace = Workspace.current();
        if (isCluster()) {
            return KubernetesTarget.open(workspace, namespace, purpose);
        }
        requireNoNamespace();
        return isEngine()
                ? ContainerTarget.passing(engine(), workspace, purpose)
                : ProcessTarget.passing(workspace, purpose);
    }

    private void requireNoNamespace() {
        if (namespace != null) {
            throw new ParameterException(command.commandLine(), "--namespace is for --target kubernetes");
        }
    }

    private Engine engine() {
        for (Engine engine : Engine.values()) {
            if (engine.name().equals(target)) {
                return engine;
            }
        }
        throw new ParameterException(
                command.commandLine(),
                "unknown target \"" + target + "\"; there are: processes, docker, podman, kubernetes");
    }
}
