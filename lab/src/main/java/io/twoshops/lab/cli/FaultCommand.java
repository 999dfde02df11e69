package io.twoshops.lab.cli;

import io.twoshops.lab.experiment.Unwinding;
import io.twoshops.lab.fault.FaultException;
import io.twoshops.lab.fault.FaultKind;
import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.fault.FaultWorker;
import io.twoshops.lab.fault.Nemesis;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.Unit;
import io.twoshops.lab.workload.Customers;
import io.twoshops.lab.workload.Generator;
import io.twoshops.lab.workload.Journey;
import io.twoshops.lab.workload.Load;
import io.twoshops.lab.workload.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Does one fault by hand and shows it begin and end. */
@Command(
        name = "fault",
        description = "Do a fault to a module, show that it took effect, and see it end. Ctrl-C ends it at once. "
                + "Meanwhile customers shop, and what they felt is told.")
final class FaultCommand implements Callable<Integer> {
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 50;
    private static final int CUSTOMERS = 12;
    /** TCP still gets through, slowly: each lost packet costs at least 200 ms. */
    private static final double LOSS = 0.2;

    private static final int LATENCY_MILLIS = 1_000;
    private static final int MOST_RATE = 100;
    private static final long DEADLINE_MILLIS = 2_000;

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "ARM", description = "monolith or services")
    private Arms arms;

    @Parameters(index = "1", paramLabel = "MODULE", description = "a module, or postgres, kafka, provider")
    private String module;

    @Parameters(index = "2", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
    private FaultKind kind;

    @Option(names = "--duration", paramLabel = "SECONDS", defaultValue = "10", description = "how long (default: 10)")
    private double durationSeconds;

    @Option(
            names = "--share",
            paramLabel = "0..1",
            description = "errors, latency: the share of calls (default: all); loss: of packets (default: 0.2)")
    private @Nullable Double share;

    @Option(
            names = "--millis",
            paramLabel = "N",
            description = "latency: how much longer a call takes (default: 1000); delay: how much later a packet "
                    + "arrives, from 1 to 60000 (to be given)")
    private @Nullable Integer millis;

    @Option(names = "--mib-per-second", paramLabel = "N", description = "leak: how fast (default: 64)")
    private int mibPerSecond = 64;

    @Option(names = "--cores", paramLabel = "N", description = "cpu: how many threads spin (default: 2)")
    private int cores = 2;

    @Option(names = "--connections", paramLabel = "N", description = "pool: how many are taken (default: 20)")
    private int connections = 20;

    @Option(names = "--point", paramLabel = "NAME", description = "strike only at this point, such as orders.reserved")
    private @Nullable String point;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "journeys of customers that begin in a second meanwhile (default: 5); without any, errors and "
                            + "latency strike nobody and are not proven")
    private double rate = 5;

    @Option(names = "--dry-run", description = "show what would be done to which unit, and do nothing")
    private boolean dryRun;

    @Mixin
    private TargetChoice target;

    @Override
    public Integer call() throws Exception {
        if (arms == Arms.both) {
            throw new ParameterException(command.commandLine(), "one arm at a time: monolith or services");
        }
        if (!(durationSeconds > 0)) {
            throw new ParameterException(command.commandLine(), "--duration must be above 0");
        }
        if (!(rate >= 0 && rate <= MOST_RATE)) {
            throw new ParameterException(command.commandLine(), "--rate must be from 0 to " + MOST_RATE);
        }
        Arm arm = arms.list().get(0);
        try (Target place = target.open()) {
            Deployment deployment = place.find(arm)
                    .orElseThrow(() -> new ParameterException(
                            command.commandLine(), arm.id() + " is not up; start it with ./shop up " + arm.id()));
            if (dryRun) {
                System.out.println(arm.id() + ": would do " + spec().label() + " to "
                        + unit(deployment).name() + " for " + durationSeconds + " s");
                return Exit.HOLDS;
            }
            return strike(unit(deployment), new Shop(deployment.customersUrl()));
        }
    }

    private Unit unit(Deployment deployment) {
        Unit unit = deployment.unitOf(module);
        boolean fromInside = !kind.fromOutside() && (kind != FaultKind.crash || point != null);
        if (fromInside && !unit.modules().contains(module)) {
            throw new ParameterException(
                    command.commandLine(),
                    unit.name()
                            + " has no fault switches: only what is done from outside (crash, freeze, stop, partition, loss,"
                            + " delay and, on a cluster, podDelete, drain, missingImage) can be done to it");
        }
        return unit;
    }

    private FaultSpec spec() {
        return new FaultSpec(
                kind,
                module,
                durationSeconds,
                share == null && kind == FaultKind.loss ? Double.valueOf(LOSS) : share,
                millis(),
                kind == FaultKind.leak ? mibPerSecond : null,
                kind == FaultKind.cpu ? cores : null,
                kind == FaultKind.pool ? connections : null,
                point,
                null);
    }

    private @Nullable Integer millis() {
        return switch (kind) {
            case latency -> millis == null ? Integer.valueOf(LATENCY_MILLIS) : millis;
            case delay -> millis;
            default -> null;
        };
    }

    private int strike(Unit unit, Shop shop) throws Exception {
        FaultWorker worker = FaultWorker.of(spec(), unit);
        Customers customers = rate > 0 ? Customers.register(shop, CUSTOMERS, null) : Customers.none(shop);
        Felt felt = new Felt();
        Instant start = Instant.now();
        Nemesis nemesis = new Nemesis(worker, (mark, text) -> say(start, mark.name(), text));
        Unwinding unwinding = new Unwinding(
                "the fault is undone", "the fault is over", () -> System.err.println("the fault could not be undone"));
        boolean struck;
        boolean well;
        try (Generator generator = rate > 0 ? shopping(shop, customers, felt) : null) {
            struck = unwinding.call(() -> hold(nemesis, start));
            if (nemesis.refused()) {
                return Exit.USAGE;
            }
            well = recovered(unit, start);
        }
        if (rate > 0) {
            felt.print(System.out);
        }
        return well && struck ? Exit.HOLDS : struck ? Exit.FAILED : Exit.INCONCLUSIVE;
    }

    /** Does it for its time and undoes it; returns whether it was seen to take effect. */
    private boolean hold(Nemesis nemesis, Instant start) throws InterruptedException, FaultException {
        try (nemesis) {
            boolean struck = nemesis.strike(Duration.ofMillis((long) (durationSeconds * 1_000)));
            long left = (long) (durationSeconds * 1_000)
                    - Duration.between(start, Instant.now()).toMillis();
            if (struck && !kind.deadly() && left > 0) {
                Thread.sleep(left);
            }
            return struck;
        }
    }

    /** All journeys alike often. */
    private Generator shopping(Shop shop, Customers customers, Felt felt) {
        Map<Journey, Double> mix =
                Arrays.stream(Journey.values()).collect(Collectors.toMap(Function.identity(), j -> 1.0));
        Load load = new Load(
                rate, Load.Spacing.constant, DEADLINE_MILLIS, CUSTOMERS, mix, new Load.Limits(1, DEADLINE_MILLIS));
        return new Generator(load, shop, customers, 1, System.nanoTime(), felt);
    }

    private static boolean recovered(Unit unit, Instant start) throws InterruptedException {
        Instant deadline = Instant.now().plus(RECOVERY_LIMIT);
        while (!unit.ready()) {
            if (Instant.now().isAfter(deadline)) {
                say(start, "NOT_READY", unit.name() + " is not ready after " + RECOVERY_LIMIT.toSeconds() + " s");
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
        say(start, "READY", unit.name() + " is ready, process " + unit.pid() + ", restarts " + unit.restarts());
        return true;
    }

    private static void say(Instant start, String what, String text) {
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        System.out.printf(
                Locale.ROOT,
                "%7.2f s  %s  %s%n",
                seconds,
                what.toLowerCase(Locale.ROOT).replace('_', ' '),
                text);
    }
}
