package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Budget;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.DeploymentState;
import io.twoshops.lab.target.LinuxProcess;
import io.twoshops.lab.target.MachineMemory;
import io.twoshops.lab.target.Ports;
import io.twoshops.lab.target.Progress;
import io.twoshops.lab.target.Readiness;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Together;
import io.twoshops.lab.target.Unit;
import io.twoshops.lab.target.UnitSpec;
import io.twoshops.lab.target.UnmetNeedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Brings the containers of an arm up. */
final class ContainerStart {
    /** Database, broker and provider, and what the engine itself needs. */
    private static final int BESIDE_MIB = 1_024;

    private static final long MIB = 1024 * 1024;
    private final Engine engine;
    private final Engine.Facts facts;
    private final Compose compose;
    private final Path folder;
    private final Progress progress;
    private int done;

    ContainerStart(Engine engine, Engine.Facts facts, Compose compose, Path folder, Progress progress) {
        this.engine = engine;
        this.facts = facts;
        this.compose = compose;
        this.folder = folder;
        this.progress = progress;
    }

    /** @param present what is up already; its units that are down are started again */
    Deployment run(Arm arm, DeployOptions options, Optional<DeploymentState> present) throws TargetException {
        List<UnitSpec> specs = new Ports(arm, options.portOffset()).units();
        DeploymentState state =
                new DeploymentState(arm, present.isEmpty(), LinuxProcess.self(), options.withFresh(false), specs);
        try {
            if (present.isEmpty()) {
                requirePorts(specs);
                requireMemory(options.budget());
                state.save(folder);
            }
            progress.step("compose starts the containers", 0, specs.size());
            up(ComposeSettings.of(facts, state), specs, present.isPresent());
            ContainerDeployment deployment = new ContainerDeployment(
                    state,
                    engine,
                    engine.containers(compose.project()),
                    folder,
                    new Recreation(engine, facts, compose, state, folder));
            await(deployment.units());
            state.ready().save(folder);
            return deployment;
        } catch (IOException e) {
            throw new TargetException("cannot deploy " + arm.id() + ": " + e.getMessage(), e);
        }
    }

    private static void requirePorts(List<UnitSpec> specs) throws TargetException {
        for (UnitSpec spec : specs) {
            if (ComposeSettings.published(spec)) {
                Ports.requireFree(spec, spec.ports());
            }
        }
    }

    private void requireMemory(Budget budget) throws UnmetNeedException {
        long needed = (long) ComposeSettings.memoryMib(budget) + BESIDE_MIB;
        long there = Math.min(facts.memoryBytes() / MIB, MachineMemory.availableMib());
        if (there < needed) {
            throw new UnmetNeedException("the arm needs " + needed + " MiB of memory and " + there
                    + " MiB are available; end other programs, or give the arm less with --heap");
        }
    }

    private void up(Map<String, String> settings, List<UnitSpec> specs, boolean asItIs) throws TargetException {
        try (HealthPulse pulse = new HealthPulse(engine, compose.project())) {
            compose.up(settings, asItIs);
        } catch (TargetException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw e;
            }
            throw new TargetException(e.getMessage() + failed(specs), e);
        }
    }

    /** The end of the log of the first container that is in a bad way; what others need comes before them. */
    private String failed(List<UnitSpec> specs) throws TargetException {
        List<String> order = specs.stream().map(UnitSpec::name).toList();
        List<Container> containers = new ArrayList<>(engine.containers(compose.project()));
        containers.sort(Comparator.comparing(container -> order.indexOf(container.service())));
        for (Container container : containers) {
            boolean died = !container.running() && container.exitCode() != 0;
            if (died || container.health().equals("unhealthy") || container.restarts() > 0) {
                Call.Result log = engine.attempt("logs", "--tail", "20", container.id());
                return "; " + container.service() + ": " + Readiness.lastWords(log.out() + log.err());
            }
        }
        return "";
    }

    private void await(List<Unit> units) throws TargetException {
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        for (Unit unit : units) {
            parts.add(Together.begin(() -> {
                Readiness.await(unit);
                stepped(unit.name() + " is ready", units.size());
            }));
        }
        Together.join(parts);
    }

    private synchronized void stepped(String what, int total) {
        progress.step(what, ++done, total);
    }
}
