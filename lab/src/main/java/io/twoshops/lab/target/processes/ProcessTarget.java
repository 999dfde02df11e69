package io.twoshops.lab.target.processes;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.DeploymentState;
import io.twoshops.lab.target.LocalTarget;
import io.twoshops.lab.target.Progress;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Together;
import io.twoshops.lab.target.Unit;
import io.twoshops.lab.target.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Deploys an arm as processes of this machine. */
public final class ProcessTarget extends LocalTarget {
    private final boolean recording;
    private final StartUpCaches caches;

    /** The arms whose start-up caches this object has tried to make; a second try would end like the first. */
    private final Set<Arm> tried = EnumSet.noneOf(Arm.class);

    /** Deployments that stay when the lab ends. What a dead run of the lab left of the passing kind is taken away. */
    public static ProcessTarget lasting(Workspace workspace) {
        sweep(workspace, place -> new ProcessTarget(place, false));
        return new ProcessTarget(workspace, false);
    }

    /** Deployments for one purpose of this run of the lab. */
    public static ProcessTarget passing(Workspace workspace, String purpose) {
        sweep(workspace, place -> new ProcessTarget(place, false));
        return new ProcessTarget(workspace.of(purpose), false);
    }

    ProcessTarget(Workspace workspace, boolean recording) {
        super(workspace);
        this.recording = recording;
        this.caches = new StartUpCaches(workspace);
    }

    /** Whether processes run from what is built for an arm, in whichever place of the project. */
    public static boolean inUse(Workspace workspace, Arm arm) {
        return Stream.concat(Stream.of(workspace), workspace.purposes().stream())
                .flatMap(place -> new ProcessTarget(place, false).state(arm).stream())
                .anyMatch(state -> !state.abandoned());
    }

    @Override
    public String name() {
        return "processes";
    }

    @Override
    public boolean copies() {
        return true;
    }

    @Override
    public boolean ownDatabases() {
        return true;
    }

    @Override
    public void prepare(Arm arm, Progress progress) throws TargetException {
        for (String application : StartUpCaches.applications(arm)) {
            workspace().builtApplication(application);
        }
        if (recording || Jvm.SHORT_LIVED || caches.missing(arm).isEmpty() || !tried.add(arm)) {
            return;
        }
        try {
            List<String> failed = new Training(workspace(), caches).run(arm, progress);
            if (!failed.isEmpty()) {
                progress.step("no start-up cache for " + String.join(", ", failed) + ": starting without", 0, 0);
            }
        } catch (TargetException | IOException | RuntimeException e) {
            progress.step("no start-up caches (" + e.getMessage() + "): starting without", 0, 0);
        }
    }

    @Override
    protected Deployment bringUp(Arm arm, DeployOptions options, Progress progress, Optional<DeploymentState> present)
            throws TargetException {
        return new Start(workspace(), jvm(), progress).run(arm, options, present);
    }

    private Jvm jvm() {
        return new Jvm(caches, recording);
    }

    @Override
    protected Deployment deployment(DeploymentState state) {
        Path folder = workspace().arm(state.arm());
        return new ProcessDeployment(state, folder, new Secrets(folder.resolve("secrets")));
    }

    /** First those that use databases and brokers, then these. */
    @Override
    protected void end(Arm arm, boolean volumes) {
        List<Unit> units = state(arm).map(state -> deployment(state).units()).orElse(List.of());
        for (boolean used : List.of(false, true)) {
            CompletableFuture.allOf(units.stream()
                            .filter(unit -> unit.kind().isUsed() == used)
                            .map(unit -> CompletableFuture.runAsync(unit::stop, Together.THREADS))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }
}
