package io.twoshops.lab.cli;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Budget;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Layout;
import io.twoshops.lab.target.Resilience;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.kubernetes.KubernetesTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts an arm and returns when it is ready. */
@Command(name = "up", description = "Start a shop, wait until it is ready, print where it is. Again is harmless.")
final class UpCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ARM", description = "${COMPLETION-CANDIDATES}")
    private Arms arms;

    @Mixin
    private TargetChoice target;

    @Option(names = "--port-offset", paramLabel = "N", description = "add N to every port", defaultValue = "0")
    private int portOffset;

    @Option(
            names = "--products",
            paramLabel = "N",
            description = "fill the catalogue up to N products",
            defaultValue = "0")
    private int products;

    @Option(
            names = "--resilience",
            paramLabel = "LEVEL",
            description = "how remote calls are guarded: ${COMPLETION-CANDIDATES} (default: full)",
            defaultValue = "full")
    private Resilience resilience;

    @Option(
            names = "--heap",
            paramLabel = "MIB",
            description = "heap of all applications of an arm together (default: 576)")
    private int heapMib = Budget.DEFAULT.heapMib();

    @Option(names = "--cpus", paramLabel = "N", description = "processors an arm may use (default: all)")
    private int cpus;

    @Option(
            names = "--copies",
            paramLabel = "APPLICATION=N",
            split = ",",
            description = "processes: so many of an application, behind a balancer; monolith=2, or catalog=2,carts=3")
    private Map<String, Integer> copies = Map.of();

    @Option(names = "--own-databases", description = "processes: a database server for each service")
    private boolean ownDatabases;

    @Option(
            names = "--autoscaled",
            description = "kubernetes: replicas of the hot path come and go; needs metrics-server")
    private boolean autoscaled;

    @Option(names = "--fresh", description = "from nothing: the data of an earlier deployment go first")
    private boolean fresh;

    @Option(names = "--dry-run", description = "kubernetes: show what would be made and changed, and do nothing")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        requireOwn();
        DeployOptions options = DeployOptions.DEFAULT
                .withPortOffset(portOffset)
                .withSeedProducts(products)
                .withResilience(resilience)
                .withBudget(new Budget(heapMib, cpus))
                .withFresh(fresh);
        if (dryRun) {
            return plan(options);
        }
        try (Target place = target.open()) {
            for (Arm arm : arms.list()) {
                place.require(of(arm, options));
            }
            for (Arm arm : arms.list()) {
                up(place, arm, of(arm, options));
            }
        }
        return Exit.HOLDS;
    }

    private DeployOptions of(Arm arm, DeployOptions options) {
        return options.withLayout(new Layout(copies, ownDatabases, autoscaled).of(arm));
    }

    /** Copies of what is not started are a mistake, and not a wish for later. */
    private void requireOwn() {
        for (String application : copies.keySet()) {
            if (arms.list().stream().noneMatch(arm -> arm.applications().contains(application))) {
                throw new IllegalArgumentException(
                        "--copies: " + application + " is no application of what is started");
            }
        }
        if (ownDatabases && !arms.list().contains(Arm.SERVICES)) {
            throw new IllegalArgumentException("--own-databases: the monolith has one database");
        }
    }

    private int plan(DeployOptions options) throws TargetException {
        try (KubernetesTarget place = target.cluster("--dry-run")) {
            for (Arm arm : arms.list()) {
                place.plan(arm, of(arm, options)).forEach(line -> System.out.println(arm.id() + ": would " + line));
            }
        }
        return Exit.HOLDS;
    }

    private static void up(Target place, Arm arm, DeployOptions options) throws Exception {
        Deployment deployment;
        Instant start = Instant.now();
        try (Terminal terminal = new Terminal(arm.id())) {
            if (place.find(arm).isEmpty()) {
                place.prepare(arm, terminal);
                start = Instant.now();
            }
            deployment = place.deploy(arm, options, terminal);
        }
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        System.out.printf(
                Locale.ROOT,
                "%s is up: %s (%d units, ready after %.1f s)%n  %s%n"
                        + "  admin@twoshops.example has the password %s%n",
                arm.id(),
                deployment.directions().get(0),
                deployment.units().size(),
                seconds,
                String.join(
                        System.lineSeparator() + "  ",
                        deployment
                                .directions()
                                .subList(1, deployment.directions().size())),
                deployment.suiteProperties().get("shop.admin.password"));
    }
}
