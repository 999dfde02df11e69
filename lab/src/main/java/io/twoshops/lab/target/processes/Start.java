package io.twoshops.lab.target.processes;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.DeploymentState;
import io.twoshops.lab.target.Kind;
import io.twoshops.lab.target.LinuxProcess;
import io.twoshops.lab.target.PortTakenException;
import io.twoshops.lab.target.Ports;
import io.twoshops.lab.target.PrivateFiles;
import io.twoshops.lab.target.Progress;
import io.twoshops.lab.target.Readiness;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Together;
import io.twoshops.lab.target.UnitSpec;
import io.twoshops.lab.target.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Brings the units of an arm up, each as soon as what it needs is there. */
final class Start {
    private final Workspace workspace;
    private final Jvm jvm;
    private final Progress progress;
    private int done;
    private int total;

    Start(Workspace workspace, Jvm jvm, Progress progress) {
        this.workspace = workspace;
        this.jvm = jvm;
        this.progress = progress;
    }

    /** @param present what is up already; its units that are down are started again */
    ProcessDeployment run(Arm arm, DeployOptions options, Optional<DeploymentState> present) throws TargetException {
        Path folder = workspace.arm(arm);
        Secrets secrets = new Secrets(folder.resolve("secrets"));
        Plan plan = new Plan(arm, options, workspace, secrets, jvm);
        List<Launch> launches = present.isPresent() ? List.of() : plan.launches();
        List<UnitSpec> specs = present.map(DeploymentState::units)
                .orElse(launches.stream().map(Launch::unit).toList());
        DeploymentState state =
                new DeploymentState(arm, present.isEmpty(), LinuxProcess.self(), options.withFresh(false), specs);
        ProcessDeployment deployment = new ProcessDeployment(state, folder, secrets);
        total = specs.size();
        try {
            if (present.isEmpty()) {
                requirePorts(plan, specs);
                state.save(folder);
                install(deployment, launches, folder);
            }
            start(deployment, plan);
            state.ready().save(folder);
            return deployment;
        } catch (IOException e) {
            throw new TargetException("cannot deploy " + arm.id() + ": " + e.getMessage(), e);
        }
    }

    private static void requirePorts(Plan plan, List<UnitSpec> specs) throws PortTakenException {
        for (UnitSpec spec : specs) {
            Ports.requireFree(spec, plan.takenBy(spec));
        }
    }

    private static void install(ProcessDeployment deployment, List<Launch> launches, Path folder) throws IOException {
        Path units = folder.resolve("units");
        PrivateFiles.deleteTree(units);
        Files.createDirectories(units);
        try (InputStream script = Start.class.getResourceAsStream("/processes/supervise.sh")) {
            Files.copy(script, units.resolve("supervise.sh"), StandardCopyOption.REPLACE_EXISTING);
        }
        for (int i = 0; i < launches.size(); i++) {
            deployment.processes().get(i).install(launches.get(i));
        }
    }

    /** Databases and broker side by side; the applications once the databases answer, all at once. */
    private void start(ProcessDeployment deployment, Plan plan) throws TargetException {
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        List<CompletableFuture<Void>> servers = new ArrayList<>();
        for (ProcessUnit unit : deployment.processes()) {
            // They come first.
            CompletableFuture<Void> databases = CompletableFuture.allOf(servers.toArray(CompletableFuture<?>[]::new));
            CompletableFuture<Void> part = Together.begin(() -> {
                switch (unit.kind()) {
                    case DATABASE -> {
                        Postgres server = plan.server(unit.name());
                        server.initialise();
                        unit.start();
                        Readiness.await(unit);
                        server.createDatabases(plan.databases(unit.name()));
                    }
                    case BROKER -> {
                        plan.broker().initialise(plan.formatJava());
                        unit.start();
                        Readiness.await(unit);
                    }
                    case BALANCER -> {
                        unit.start();
                        Readiness.await(unit);
                    }
                    case PROVIDER, APPLICATION -> {
                        databases.join();
                        unit.start();
                        Readiness.await(unit);
                    }
                }
                stepped(unit.name() + " is ready");
            });
            parts.add(part);
            if (unit.kind() == Kind.DATABASE) {
                servers.add(part);
            }
        }
        Together.join(parts);
    }

    private synchronized void stepped(String what) {
        progress.step(what, ++done, total);
    }
}
