package io.twoshops.lab.cli;

import io.twoshops.lab.audit.Acknowledged;
import io.twoshops.lab.audit.Audit;
import io.twoshops.lab.audit.AuditResult;
import io.twoshops.lab.audit.AuditResult.Finding;
import io.twoshops.lab.audit.AuditResult.State;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks the invariants now. */
@Command(
        name = "audit",
        description = "Check the invariants of what is up: stock, orders, money, shipments. 1 if one is broken, 3 if "
                + "one could not be checked.")
final class AuditCommand implements Callable<Integer> {
    private static final int SHOWN_ROWS = 10;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ARM", arity = "0..1", defaultValue = "both", description = "${COMPLETION-CANDIDATES}")
    private Arms arms;

    @Mixin
    private TargetChoice target;

    @Option(
            names = "--acknowledged",
            paramLabel = "FILE",
            description = "ids of orders that a client was told of, one per line: each must exist")
    private @Nullable Path acknowledged;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            description = "wait up to so long until everything is settled, then allow no order to be on its way")
    private @Nullable Integer settleSeconds;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() throws TargetException, IOException, InterruptedException {
        List<AuditResult> results = new ArrayList<>();
        Acknowledged known = acknowledged();
        try (Target place = target.open()) {
            for (Arm arm : arms.list()) {
                Optional<Deployment> deployment = place.find(arm);
                if (deployment.isPresent()) {
                    results.add(audit(new Audit(deployment.get()), known));
                } else if (arms != Arms.both) {
                    throw new ParameterException(spec.commandLine(), arm.id() + " is not up");
                }
            }
        }
        if (results.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "no shop is up; start one with ./shop up monolith|services");
        }
        if (json) {
            Json.print(results);
        } else {
            results.forEach(AuditCommand::print);
        }
        return exit(results);
    }

    private AuditResult audit(Audit audit, Acknowledged known) throws InterruptedException {
        return settleSeconds == null ? audit.now(known) : audit.settled(known, Duration.ofSeconds(settleSeconds));
    }

    private Acknowledged acknowledged() throws IOException {
        if (acknowledged == null) {
            return new Acknowledged();
        }
        if (!Files.isReadable(acknowledged)) {
            throw new ParameterException(spec.commandLine(), "cannot read " + acknowledged);
        }
        try (Stream<String> lines = Files.lines(acknowledged)) {
            return Acknowledged.of(
                    lines.map(String::strip).filter(line -> !line.isEmpty()).toList());
        }
    }

    private static int exit(List<AuditResult> results) {
        if (results.stream().anyMatch(result -> result.state() == State.VIOLATED)) {
            return Exit.FAILED;
        }
        return results.stream().allMatch(AuditResult::holds) ? Exit.HOLDS : Exit.INCONCLUSIVE;
    }

    private static void print(AuditResult result) {
        System.out.println(result.arm() + ": orders " + (result.orders().isEmpty() ? "none" : result.orders())
                + ", captured " + result.capturedTotal() + " KRW");
        for (Finding finding : result.findings()) {
            System.out.println("  " + word(finding.state()) + "  " + finding.promise());
            finding.rows().stream().limit(SHOWN_ROWS).forEach(row -> System.out.println("          " + row));
            if (finding.rows().size() > SHOWN_ROWS) {
                System.out.println("          and " + (finding.rows().size() - SHOWN_ROWS) + " more (--json has all)");
            }
        }
    }

    private static String word(State state) {
        return switch (state) {
            case HOLDS -> "holds  ";
            case VIOLATED -> "BROKEN ";
            case UNKNOWN -> "unknown";
        };
    }
}
