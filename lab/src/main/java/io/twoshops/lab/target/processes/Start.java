package io.twoshops.lab.target.processes;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Kind;
import io.twoshops.lab.target.PortTakenException;
import io.twoshops.lab.target.Progress;
import io.twoshops.lab.target.TargetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Brings the units of an arm up, each as soon as what it needs is there. */
final class Start {
    static final Executor THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "lab-deploy");
        thread.setDaemon(true);
        return thread;
    });

    /** Far more than it takes; a machine that builds at the same time needs a good part of it. */
    private static final Duration READY_LIMIT = Duration.ofSeconds(240);

    private static final int TRIES = 3;
    private static final int SHOWN_LINES = 3;

    /** A line with a stack trace in JSON is some thousand characters long; what is wrong stands at its beginning. */
    private static final int SHOWN_WIDTH = 700;

    private static final long POLL_MILLIS = 50;
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
        ProcessDeployment deployment = new ProcessDeployment(state, folder, plan, secrets);
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
            List<Integer> ports = new ArrayList<>(List.of(spec.port()));
            if (spec.managementPort() != 0) {
                ports.add(spec.managementPort());
            }
            if (spec.kind() == Kind.BROKER) {
                ports.add(plan.broker().controllerPort());
            }
            for (int port : ports) {
                if (Broker.listens(port)) {
                    throw new PortTakenException(port, spec.name());
                }
            }
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

    /** Database and broker side by side; the applications once the database answers, all at once. */
    private void start(ProcessDeployment deployment, Plan plan) throws TargetException {
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        CompletableFuture<Void> database = new CompletableFuture<>();
        for (ProcessUnit unit : deployment.processes()) {
            parts.add(async(() -> {
                switch (unit.kind()) {
                    case DATABASE -> {
                        plan.postgres().initialise();
                        unit.start();
                        awaitReady(unit);
                        plan.postgres().createDatabases(plan.databases());
                        database.complete(null);
                    }
                    case BROKER -> {
                        plan.broker().initialise(plan.formatJava());
                        unit.start();
                        awaitReady(unit);
                    }
                    case PROVIDER, APPLICATION -> {
                        database.join();
                        unit.start();
                        awaitReady(unit);
                    }
                }
                stepped(unit.name() + " is ready");
            }));
        }
        parts.get(0).whenComplete((nothing, failure) -> {
            if (failure != null) {
                database.completeExceptionally(failure);
            }
        });
        join(parts);
    }

    private synchronized void stepped(String what) {
        progress.step(what, ++done, total);
    }

    private interface Work {
        void run() throws TargetException, IOException, InterruptedException;
    }

    private static CompletableFuture<Void> async(Work work) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        work.run();
                    } catch (TargetException | IOException | InterruptedException e) {
                        throw new CompletionException(e);
                    }
                },
                THREADS);
    }

    /** Waits for all, so that nothing is still being started when the failure of one is told. */
    private static void join(List<CompletableFuture<Void>> parts) throws TargetException {
        TargetException first = null;
        for (CompletableFuture<Void> part : parts) {
            try {
                part.join();
            } catch (CompletionException e) {
                if (first == null) {
                    first = told(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static TargetException told(CompletionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof TargetException known
                ? known
                : new TargetException(String.valueOf(cause.getMessage()), cause);
    }

    private static void awaitReady(ProcessUnit unit) throws TargetException, InterruptedException {
        Instant deadline = Instant.now().plus(READY_LIMIT);
        while (!unit.ready()) {
            if (unit.restarts() >= TRIES) {
                throw new TargetException(unit.name() + " died " + TRIES + " times; " + lastWords(unit));
            }
            if (Instant.now().isAfter(deadline)) {
                throw new TargetException(
                        unit.name() + " was not ready within " + READY_LIMIT.toSeconds() + " s; " + lastWords(unit));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static String lastWords(ProcessUnit unit) {
        try {
            List<String> lines = Files.readAllLines(unit.log());
            return "the end of its log: "
                    + lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()).stream()
                            .map(line ->
                                    System.lineSeparator() + line.substring(0, Math.min(line.length(), SHOWN_WIDTH)))
                            .collect(Collectors.joining());
        } catch (IOException e) {
            return "it has no log";
        }
    }
}
