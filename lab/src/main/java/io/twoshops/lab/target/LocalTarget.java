package io.twoshops.lab.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A target on this machine. What it has deployed is noted in a state folder, so that any later run of the lab finds it. */
public abstract class LocalTarget implements Target {
    private final Workspace workspace;

    protected LocalTarget(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Takes away what dead runs of the lab left of the deployments that pass with the run that made them.
     *
     * @param at the target of a place
     */
    protected static void sweep(Workspace workspace, Function<Workspace, LocalTarget> at) {
        for (Workspace passing : workspace.purposes()) {
            for (Arm arm : Arm.values()) {
                DeploymentState.load(passing.arm(arm))
                        .filter(state -> !state.owner().alive())
                        .ifPresent(state -> at.apply(passing).remove(arm, true));
            }
        }
    }

    /** Starts what is not up of an arm, and returns when all of it is ready. */
    protected abstract Deployment bringUp(
            Arm arm, DeployOptions options, Progress progress, Optional<DeploymentState> present)
            throws TargetException;

    /** The deployment that was noted. */
    protected abstract Deployment deployment(DeploymentState state);

    /** Ends every unit of an arm. */
    protected abstract void end(Arm arm, boolean volumes);

    /** What is noted of an arm. */
    protected Optional<DeploymentState> state(Arm arm) {
        return DeploymentState.load(workspace.arm(arm));
    }

    protected final Workspace workspace() {
        return workspace;
    }

    @Override
    public final Deployment deploy(Arm arm, DeployOptions options, Progress progress) throws TargetException {
        require(options);
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
        Optional<DeploymentState> present = state(arm);
        if (present.isPresent()) {
            options.requireLike(arm, present.get().options());
        } else {
            prepare(arm, progress);
        }
        Thread undo = new Thread(() -> remove(arm, false));
        Runtime.getRuntime().addShutdownHook(undo);
        try {
            Deployment deployment = bringUp(arm, options, progress, present);
            Runtime.getRuntime().removeShutdownHook(undo);
            return deployment;
        } catch (TargetException | RuntimeException e) {
            if (present.isEmpty()) {
                undo(arm, e);
            }
            Runtime.getRuntime().removeShutdownHook(undo);
            throw e;
        }
    }

    /** What went wrong first is what is told, even if undoing it goes wrong as well. */
    private void undo(Arm arm, Exception failure) {
        try {
            remove(arm, false);
        } catch (UncheckedTargetException e) {
            failure.addSuppressed(e);
        }
    }

    /** Takes away what a run of the lab left that died while it was deploying. */
    private void recover(Arm arm) {
        DeploymentState.load(workspace.arm(arm))
                .filter(DeploymentState::abandoned)
                .ifPresent(state -> remove(arm, false));
    }

    @Override
    public final Optional<Deployment> find(Arm arm) {
        recover(arm);
        return state(arm).map(this::deployment);
    }

    @Override
    public final Build build(Arm arm, String module, CodeChange change) throws TargetException {
        String application = arm == Arm.MONOLITH ? "monolith" : module;
        Path copy = workspace.arm(arm).resolve("builds").resolve(application + "-" + change.name());
        return build(arm, application, change, new Rebuild(workspace.home(), copy, application));
    }

    /** Builds it in the form in which the target runs it. */
    protected Build build(Arm arm, String application, CodeChange change, Rebuild rebuild) throws TargetException {
        return rebuild.run(change, List.of());
    }

    @Override
    public final void remove(Arm arm, boolean volumes) {
        end(arm, volumes);
        Path folder = workspace.arm(arm);
        try {
            Files.deleteIfExists(folder.resolve("state.json"));
            PrivateFiles.deleteTree(volumes ? folder : folder.resolve("units"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
