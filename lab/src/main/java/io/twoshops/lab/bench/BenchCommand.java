package io.twoshops.lab.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.twoshops.lab.cli.Exit;
import io.twoshops.lab.cli.TargetChoice;
import io.twoshops.lab.cli.Terminal;
import io.twoshops.lab.experiment.Unwinding;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.workload.Customers;
import io.twoshops.lab.workload.Operation;
import io.twoshops.lab.workload.Operations;
import io.twoshops.lab.workload.Shop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Throughput and latency of both arms, next to the limit. */
@Command(
        name = "bench",
        description = "Throughput and latency of both shops when all is well, next to a limit measured in the same run:"
                + " an application that runs the monolith's SQL and answers with the same bytes.")
public final class BenchCommand implements Callable<Integer> {
    private static final String LIST = "/api/products?page=0&size=20";
    private static final int CUSTOMERS = 48;

    @Mixin
    private TargetChoice target;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "3",
            description = "rounds of throughput and of latency (default: 3)")
    private int repeat;

    @Option(
            names = "--products",
            paramLabel = "N",
            defaultValue = "5000",
            description = "fill the catalogue up to N products (default: 5000)")
    private int products;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "10000",
            description = "add N to every port (default: 10000)")
    private int portOffset;

    @Option(names = "--json", description = "the numbers as JSON on standard output")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Path home =
                Path.of(System.getProperty("shop.home", ".")).toAbsolutePath().normalize();
        List<Measurement> measurements = new ArrayList<>();
        target.requireNear();
        try (Target place = target.open("bench");
                Terminal terminal = new Terminal("bench")) {
            new Unwinding(place).run(() -> {
                try {
                    measurements.addAll(measure(place, home, terminal));
                } finally {
                    for (Arm arm : Arm.values()) {
                        place.remove(arm, true);
                    }
                }
            });
        }
        print(measurements);
        boolean failed = measurements.stream().anyMatch(measurement -> measurement.failed() > 0);
        return failed ? Exit.FAILED : Exit.HOLDS;
    }

    private List<Measurement> measure(Target place, Path home, Terminal terminal) throws Exception {
        DeployOptions options = DeployOptions.DEFAULT
                .withPortOffset(portOffset)
                .withSeedProducts(products)
                .withFresh(true);
        List<Subject> subjects = new ArrayList<>();
        for (Arm arm : Arm.values()) {
            place.prepare(arm, terminal);
            subjects.add(subject(place.deploy(arm, options, terminal)));
        }
        Deployment monolith = place.find(Arm.MONOLITH).orElseThrow();
        try (LimitApplication limit =
                LimitApplication.start(home, monolith.unitOf("catalog"), monolith.database("catalog"), portOffset)) {
            requireSameAnswer(new Shop(monolith.customersUrl()), limit.shop());
            Operations list = new Operations(limit.shop(), Customers.none(limit.shop()));
            subjects.add(0, new Subject("limit", list, EnumSet.of(Operation.LIST)));
            return new Bench(subjects, repeat, terminal).run();
        }
    }

    private static Subject subject(Deployment deployment) throws InterruptedException {
        Shop shop = new Shop(deployment.customersUrl());
        String password = deployment.suiteProperties().get("shop.admin.password");
        Customers customers = Customers.register(shop, CUSTOMERS, password);
        return new Subject(deployment.arm().id(), new Operations(shop, customers), EnumSet.allOf(Operation.class));
    }

    /** A limit that answers with something else would be the limit of something else. */
    private static void requireSameAnswer(Shop monolith, Shop limit) throws TargetException {
        String expected = monolith.text(LIST);
        if (expected.isEmpty() || !expected.equals(limit.text(LIST))) {
            throw new TargetException("the limit does not answer like the monolith, so it limits nothing");
        }
    }

    private void print(List<Measurement> measurements) throws Exception {
        if (json) {
            System.out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(measurements));
            return;
        }
        System.out.printf(
                "%-13s %-9s %9s %8s  %7s %7s %7s ms at %s%n", "", "", "per s", "of limit", "p50", "p95", "p99", "rate");
        for (Measurement m : measurements) {
            System.out.printf(
                    Locale.ROOT,
                    "%-13s %-9s %9.1f %8s  %7.2f %7.2f %7.2f    %.0f/s%s%n",
                    m.operation(),
                    m.subject(),
                    m.perSecond(),
                    m.ofLimit() == null ? "" : String.format(Locale.ROOT, "%.2f", m.ofLimit()),
                    m.p50(),
                    m.p95(),
                    m.p99(),
                    m.openRate(),
                    m.failed() == 0 ? "" : "  " + m.failed() + " failed");
        }
    }
}
