package io.twoshops.lab.target.processes;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Progress;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Deploys an arm as processes of this machine. */
public final class ProcessTarget implements Target {
    private final Workspace workspace;
    private final boolean recording;
    private final StartUpCaches caches;

    /** The arms whose start-up caches this object has tried to make; a second try would end like the first. */
    private final Set<Arm> tried = EnumSet.noneOf(Arm.class);

    /** Deployments that stay when the lab ends. What a dead run of the lab left of the passing kind is taken away. */
    public static ProcessTarget lasting(Workspace workspace) {
        sweep(workspace);
        return new ProcessTarget(workspace, false);
    }

    /** Deployments for one purpose of this run of the lab. */
    public static ProcessTarget passing(Workspace workspace, String purpose) {
        sweep(workspace);
        return new ProcessTarget(workspace.of(purpose), false);
    }

    ProcessTarget(Workspace workspace, boolean recording) {
        this.workspace = workspace;
        this.recording = recording;
        this.caches = new StartUpCaches(workspace);
    }

    /** An offset at which an arm finds all its ports free, for a deployment beside others. */
    public static int freePortOffset(Arm arm) throws TargetException {
        return Ports.freeOffset(arm);
    }

    private static void sweep(Workspace workspace) {
        for (Workspace passing : workspace.purposes()) {
            for (Arm arm : Arm.values()) {
                DeploymentState.load(passing.arm(arm))
                        .filter(state -> !state.owner().alive())
                        .ifPresent(state -> new ProcessTarget(passing, false).remove(arm, true));
            }
        }
    }

    @Override
    public String name() {
        return "processes";
    }

    @Override
    public void prepare(Arm arm, Progress progress) throws TargetException {
        for (String application : StartUpCaches.applications(arm)) {
            workspace.builtApplication(application);
        }
        if (recording || !Jvm.canCache() || caches.missing(arm).isEmpty() || !tried.add(arm)) {
            return;
        }
        try {
            List<String> failed = new Training(workspace, caches).run(arm, progress);
            if (!failed.isEmpty()) {
                progress.step("no start-up cache for " + String.join(", ", failed) + ": starting without", 0, 0);
            }
        } catch (TargetException | IOException | RuntimeException e) {
            progress.step("no start-up caches (" + e.getMessage() + "): starting without", 0, 0);
        }
    }

    @Override
    public Deployment deploy(Arm arm, DeployOptions options, Progress progress) throws TargetException {
        Path lock = workspace.arm(arm).resolveSibling(arm.id() + ".lock");
        try {
            Files.createDirectories(lock.getParent());
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.tryLock()) {
                if (held == null) {
                    throw new TargetException("another ./shop is just starting " + arm.id());
                }
                return deployAlone(arm, options, progress);
            }
        } catch (IOException e) {
            throw new TargetException("cannot deploy " + arm.id() + ": " + e.getMessage(), e);
        }
    }

    private Deployment deployAlone(Arm arm, DeployOptions options, Progress progress) throws TargetException {
        recover(arm);
        if (options.fresh()) {
            remove(arm, true);
        }
        Optional<DeploymentState> present = DeploymentState.load(workspace.arm(arm));
        if (present.isPresent()) {
            requireSame(present.get(), options);
        } else {
            prepare(arm, progress);
        }
        Thread undo = new Thread(() -> remove(arm, false));
        Runtime.getRuntime().addShutdownHook(undo);
        try {
            ProcessDeployment deployment = new Start(workspace, jvm(), progress).run(arm, options, present);
            Runtime.getRuntime().removeShutdownHook(undo);
            return deployment;
        } catch (TargetException | RuntimeException e) {
            if (present.isEmpty()) {
                remove(arm, false);
            }
            Runtime.getRuntime().removeShutdownHook(undo);
            throw e;
        }
    }

    private static void requireSame(DeploymentState present, DeployOptions options) throws TargetException {
        if (!present.options().withFresh(false).equals(options.withFresh(false))) {
            throw new TargetException(present.arm().id() + " is already up with other options (" + present.options()
                    + "); run ./shop down first");
        }
    }

    private Jvm jvm() {
        return new Jvm(caches, recording);
    }

    /** Takes away what a run of the lab left that died while it was deploying. */
    private void recover(Arm arm) {
        DeploymentState.load(workspace.arm(arm))
                .filter(DeploymentState::abandoned)
                .ifPresent(state -> remove(arm, false));
    }

    @Override
    public Optional<Deployment> find(Arm arm) {
        recover(arm);
        return state(arm).map(state -> deployment(state));
    }

    private Optional<DeploymentState> state(Arm arm) {
        return DeploymentState.load(workspace.arm(arm));
    }

    private ProcessDeployment deployment(DeploymentState state) {
        Path folder = workspace.arm(state.arm());
        Secrets secrets = new Secrets(folder.resolve("secrets"));
        Plan plan = new Plan(state.arm(), state.options(), workspace, secrets, jvm());
        return new ProcessDeployment(state, folder, plan, secrets);
    }

    @Override
    public void remove(Arm arm, boolean volumes) {
        Path folder = workspace.arm(arm);
        state(arm).map(this::deployment).ifPresent(ProcessTarget::stopAll);
        try {
            Files.deleteIfExists(folder.resolve("state.json"));
            PrivateFiles.deleteTree(volumes ? folder : folder.resolve("units"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    /** First those that use databases and brokers, then these. */
    private static void stopAll(ProcessDeployment deployment) {
        for (boolean used : List.of(false, true)) {
            CompletableFuture.allOf(deployment.processes().stream()
                            .filter(unit -> unit.kind().isUsed() == used)
                            .map(unit -> CompletableFuture.runAsync(unit::stop, Start.THREADS))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }
}
