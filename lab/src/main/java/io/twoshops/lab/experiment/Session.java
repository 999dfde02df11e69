package io.twoshops.lab.experiment;

import io.twoshops.lab.audit.Acknowledged;
import io.twoshops.lab.check.Measures;
import io.twoshops.lab.check.Rate;
import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.fault.FaultWorker;
import io.twoshops.lab.fault.ReleaseWorker;
import io.twoshops.lab.history.Entry;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.history.History;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Budget;
import io.twoshops.lab.target.Build;
import io.twoshops.lab.target.CodeChange;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.LoadPlace;
import io.twoshops.lab.target.Resilience;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Unit;
import io.twoshops.lab.target.UnitLogs;
import io.twoshops.lab.workload.Crowd;
import io.twoshops.lab.workload.Customers;
import io.twoshops.lab.workload.RemoteCrowd;
import io.twoshops.lab.workload.Shop;
import io.twoshops.lab.workload.Smoke;
import io.twoshops.lab.workload.Traffic;
import io.twoshops.lab.workload.WarmUp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One arm, from nothing to nothing: deployed, looked over, every experiment done to it, audited, removed. */
final class Session {
    /** Fresh processes on a busy machine compile for a good minute before they keep up with the load. */
    private static final double STEADY_LIMIT_SECONDS = 120;

    private final Target target;
    private final Path home;
    private final RunFolder folder;
    private final List<Experiment> experiments;
    private final DeployOptions options;
    private final @Nullable Resilience level;
    private final Auditor auditor;
    private final Steps steps;
    private final Acknowledged acknowledged = new Acknowledged();

    /** @param level of resilience; null for the usual one */
    Session(
            Target target,
            Path home,
            RunFolder folder,
            List<Experiment> experiments,
            DeployOptions options,
            @Nullable Resilience level,
            Auditor auditor,
            Steps steps) {
        this.target = target;
        this.home = home;
        this.folder = folder;
        this.experiments = experiments;
        this.options = level == null ? options : options.withResilience(level);
        this.level = level;
        this.auditor = auditor;
        this.steps = steps;
    }

    void run(Arm arm, int repeat) throws TargetException, IOException, InterruptedException {
        try {
            Deployed deployed = deploy(arm, repeat);
            for (Experiment experiment : experiments) {
                warmUp(experiment, deployed, repeat);
                switch (experiment.method().action()) {
                    // The deployment itself, which every session does.
                    case deploy -> {}
                    case units -> units(experiment, deployed, repeat);
                    case caches -> caches(experiment, deployed, repeat);
                    case storage -> storage(experiment, arm, repeat);
                    case scale -> scale(experiment, deployed, repeat);
                    case faults -> faults(experiment, deployed, repeat);
                    case torture -> torture(experiment, deployed, repeat);
                }
            }
        } catch (TargetException | IOException | RuntimeException e) {
            Path logs = folder.path().resolve("logs").resolve(arm.id() + "-" + repeat);
            target.find(arm).ifPresent(deployment -> UnitLogs.keep(deployment, logs));
            throw e;
        } finally {
            target.remove(arm, true);
        }
    }

    private record Deployed(Deployment deployment, Crowd crowd) {}

    private static DeployOptions within(DeployOptions options, Experiment experiment, Arm arm) {
        return options.withFresh(true)
                .withLayout(experiment.layout().of(arm))
                .withBudget(new Budget(
                        experiment.budget().heapMib(), experiment.budget().cpus()));
    }

    /** The deployment is measured too, whether or not its experiment was asked for: it has to be done anyway. */
    private Deployed deploy(Arm arm, int repeat) throws TargetException, IOException, InterruptedException {
        Experiment first = experiments.get(0);
        try (Journal journal = journal(first, arm, repeat, null, null)) {
            steps.begin(name(arm, repeat) + ": deploying from nothing", Steps.deploying(arm));
            Deployment deployment = new DeployRun(target, home)
                    .run(arm, within(options, first, arm), (what, done, total) -> {}, journal);
            try (Memory memory = new Memory(deployment)) {
                Shop shop = new Shop(deployment.customersUrl());
                smoke(shop, arm);
                int customers = experiments.stream()
                        .mapToInt(experiment -> experiment.load().customers())
                        .max()
                        .orElseThrow();
                String password = deployment.suiteProperties().get("shop.admin.password");
                Deployed deployed = new Deployed(deployment, crowd(arm, shop, customers, password));
                warm(first, deployed, repeat, journal);
                Map<String, Double> most = memory.most();
                journal.measured(Measures.PEAK_MEMORY, most.getOrDefault("application", 0.0), "B", most);
                return deployed;
            }
        }
    }

    /** Of this program, or of an agent of the lab where the way from here to the shop would distort what is measured. */
    private Crowd crowd(Arm arm, Shop shop, int customers, @Nullable String password)
            throws TargetException, InterruptedException {
        Optional<LoadPlace> place = target.loadPlace(arm);
        return place.isEmpty()
                ? Customers.register(shop, customers, password)
                : new RemoteCrowd(place.get().agent(), place.get().shop(), customers, password);
    }

    private static void smoke(Shop shop, Arm arm) throws TargetException {
        List<String> wrong = new Smoke(shop, arm.id()).run();
        if (!wrong.isEmpty()) {
            throw new TargetException("the contract is not kept, so nothing is measured: " + String.join("; ", wrong));
        }
    }

    private void warm(Experiment experiment, Deployed deployed, int repeat, Journal journal)
            throws InterruptedException {
        try (Traffic load =
                deployed.crowd().send(experiment.load(), seed("warm-up", repeat), journal.start(), journal::write)) {
            OptionalDouble well =
                    new Steady(experiment, load.tally(), journal.start()).before(STEADY_LIMIT_SECONDS, () -> true);
            well.ifPresentOrElse(
                    at -> journal.mark(at, MarkKind.STEADY, ""),
                    () -> journal.mark(MarkKind.NEVER_STEADY, "not after the deployment"));
        }
        if (experiment.probes().contains(Experiment.Probe.audit)) {
            Auditor.Found found = auditor.audit(deployed.deployment(), acknowledged);
            journal.write(new Entry.Audited(journal.now(), found.state(), found.findings(), found.numbers()));
        }
    }

    private void units(Experiment experiment, Deployed deployed, int repeat)
            throws TargetException, IOException, InterruptedException {
        Arm arm = deployed.deployment().arm();
        steps.begin(
                name(arm, repeat) + ": " + experiment.id() + " unit by unit", Steps.units(arm) + Steps.building(arm));
        try (Journal journal = journal(experiment, arm, repeat, null, "units")) {
            Path copy = folder.builds().resolve(arm.id() + "-" + repeat);
            new UnitsRun(home).run(deployed.deployment(), copy, journal);
        }
    }

    private void storage(Experiment experiment, Arm arm, int repeat) throws TargetException, IOException {
        steps.begin(name(arm, repeat) + ": " + experiment.id(), Steps.STORAGE);
        try (Journal journal = journal(experiment, arm, repeat, null, "storage")) {
            new StorageRun(target.machine(arm).orElseThrow()).run(journal);
        }
    }

    private void caches(Experiment experiment, Deployed deployed, int repeat)
            throws TargetException, IOException, InterruptedException {
        Arm arm = deployed.deployment().arm();
        steps.begin(name(arm, repeat) + ": " + experiment.id() + " unit by unit", 3 * Steps.units(arm));
        try (Journal journal = journal(experiment, arm, repeat, null, "caches")) {
            new UnitsRun(home).runUncached(deployed.deployment(), journal);
        }
    }

    /** A history for each rate; the first that is not held is the last. */
    private void scale(Experiment experiment, Deployed deployed, int repeat) throws IOException, InterruptedException {
        Experiment.Scale scale = Objects.requireNonNull(experiment.method().scale());
        Arm arm = deployed.deployment().arm();
        for (double rate : scale.rates()) {
            steps.begin(name(arm, repeat) + ": " + experiment.id() + " " + rate + " journeys/s", Steps.rate(scale));
            Experiment atRate = experiment.with(experiment.load().atRate(rate));
            String label = String.format(Locale.ROOT, "rate-%06.1f", rate);
            Path file;
            try (Journal journal = journal(atRate, arm, repeat, null, label)) {
                file = journal.file();
                trial(atRate, deployed).run(seed(label, repeat), new RateRun(scale, deployed.deployment()), journal);
            }
            // Judged by what was written, as later in the report.
            if (!History.read(file)
                    .flatMap(history -> Rate.of(experiment, history))
                    .map(Rate::held)
                    .orElse(false)) {
                return;
            }
        }
    }

    /** As much as the shop can do, until it gets no quicker by it; where the experiment asks for that. */
    private void warmUp(Experiment experiment, Deployed deployed, int repeat) throws IOException, InterruptedException {
        Double limitSeconds = experiment.steadyState().warmUpSeconds();
        if (limitSeconds == null) {
            return;
        }
        Arm arm = deployed.deployment().arm();
        steps.begin(name(arm, repeat) + ": " + experiment.id() + " warming up", Steps.WARMING);
        try (Journal journal = journal(experiment, arm, repeat, null, "warm-up")) {
            trial(experiment.with(Warming.load(experiment.load())), deployed)
                    .run(seed("warm-up", repeat), new Warming(1000 * WarmUp.WINDOW_SECONDS, limitSeconds), journal);
        }
    }

    private void faults(Experiment experiment, Deployed deployed, int repeat)
            throws TargetException, IOException, InterruptedException {
        Arm arm = deployed.deployment().arm();
        for (FaultSpec fault : experiment.cells(arm)) {
            steps.begin(
                    name(arm, repeat) + ": " + experiment.id() + " " + fault.module() + " " + fault.label(),
                    Steps.striking(fault));
            try (Journal journal = journal(experiment, arm, repeat, fault.module(), fault.label())) {
                List<Unit> struck = fault.kind().ofMachine()
                        ? deployed.deployment().units()
                        : List.of(deployed.deployment().unitOf(fault.module()));
                BooleanSupplier ready = () -> struck.stream().allMatch(Unit::ready);
                // Many units, asked all the time, would be a fault of its own.
                FaultRun run = new FaultRun(
                        fault, worker(fault, struck, arm, journal), fault.kind().ofMachine() ? null : ready);
                trial(experiment, deployed).run(seed(fault.toString(), repeat), run, ready, journal);
            }
        }
    }

    private FaultWorker worker(FaultSpec fault, List<Unit> units, Arm arm, Journal journal) throws TargetException {
        if (fault.kind().ofMachine()) {
            return FaultWorker.of(fault, target.machine(arm).orElseThrow(), units);
        }
        Unit unit = units.get(0);
        CodeChange change = fault.change();
        if (change == null) {
            return FaultWorker.of(fault, unit);
        }
        Build build = target.build(arm, fault.module(), change);
        if (change.tested()) {
            journal.measured(Measures.BUILD_SECONDS, build.seconds(), "s");
            journal.measured(Measures.CHANGED_BYTES, build.changedBytes(), "B");
            build.changedLayers().ifPresent(bytes -> journal.measured(Measures.CHANGED_LAYERS, bytes, "B"));
        }
        return new ReleaseWorker(unit, build, change.serves());
    }

    /** Rounds until the time is over; each is a history of its own, so that what goes wrong is found in a short one. */
    private void torture(Experiment experiment, Deployed deployed, int repeat)
            throws IOException, InterruptedException {
        Experiment.Torture torture = experiment.method().torture();
        if (torture == null) {
            return;
        }
        Arm arm = deployed.deployment().arm();
        double begun = steps.seconds();
        for (int round = 1; round == 1 || steps.seconds() - begun < torture.minutes() * 60; round++) {
            steps.begin(
                    name(arm, repeat) + ": " + experiment.id() + " seed " + torture.seed() + ", round " + round,
                    Steps.ROUND);
            String label = String.format(Locale.ROOT, "round-%03d", round);
            try (Journal journal = journal(experiment, arm, repeat, null, label)) {
                Schedule schedule = Schedule.of(torture, round, experiment.cells(arm), module -> deployed.deployment()
                        .unitOf(module)
                        .name());
                trial(experiment, deployed)
                        .run(
                                torture.seed() + round,
                                new Torture(schedule, deployed.deployment()),
                                () -> deployed.deployment().units().stream().allMatch(Unit::ready),
                                journal);
            }
        }
    }

    private Journal journal(Experiment experiment, Arm arm, int repeat, @Nullable String module, @Nullable String fault)
            throws IOException {
        return new Journal(folder, experiment, arm.id(), repeat, module, fault, level, acknowledged);
    }

    /** The same customers for both arms, others for each thing that is done and for each repeat: else a repeat would repeat nothing. */
    private static long seed(String what, int repeat) {
        return 31L * what.hashCode() + repeat;
    }

    private String name(Arm arm, int repeat) {
        return arm.id() + " #" + repeat + (level == null ? "" : ", resilience " + level);
    }

    private Trial trial(Experiment experiment, Deployed deployed) {
        return new Trial(experiment, deployed.deployment(), deployed.crowd(), auditor, acknowledged);
    }
}
