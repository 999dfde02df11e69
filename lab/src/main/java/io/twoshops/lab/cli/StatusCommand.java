package io.twoshops.lab.cli;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Unit;
import io.twoshops.lab.target.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what is up. */
@Command(name = "status", description = "Show the units of what is up; 1 if one of them is not ready.")
final class StatusCommand implements Callable<Integer> {
    private static final double MIB = 1024.0 * 1024;

    @Parameters(paramLabel = "ARM", arity = "0..1", defaultValue = "both", description = "${COMPLETION-CANDIDATES}")
    private Arms arms;

    @Mixin
    private TargetChoice target;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    /**
     * A unit as it is shown.
     *
     * @param rssMib resident memory, shared pages counted in full
     * @param pssMib resident memory, shared pages divided among their users
     */
    record UnitStatus(
            String name,
            String kind,
            long pid,
            String state,
            int restarts,
            double rssMib,
            double pssMib,
            double cpuSeconds,
            @Nullable Instant started) {
        static UnitStatus of(Unit unit) {
            Usage usage = unit.usage();
            return new UnitStatus(
                    unit.name(),
                    unit.kind().name().toLowerCase(Locale.ROOT),
                    unit.pid(),
                    state(unit),
                    unit.restarts(),
                    mib(usage.rssBytes()),
                    mib(usage.pssBytes()),
                    usage.cpuSeconds(),
                    unit.started());
        }

        private static String state(Unit unit) {
            if (!unit.running()) {
                return "down";
            }
            if (unit.paused()) {
                return "frozen";
            }
            return unit.ready() ? "ready" : "not ready";
        }

        private static double mib(long bytes) {
            return Math.round(bytes / MIB * 10) / 10.0;
        }
    }

    record ArmStatus(String arm, boolean up, boolean ready, @Nullable String url, List<UnitStatus> units) {}

    @Override
    public Integer call() throws TargetException {
        List<ArmStatus> all = new ArrayList<>();
        try (Target place = target.open()) {
            for (Arm arm : arms.list()) {
                all.add(place.find(arm)
                        .map(StatusCommand::status)
                        .orElseGet(() -> new ArmStatus(arm.id(), false, false, null, List.of())));
            }
        }
        if (json) {
            Json.print(all);
        } else {
            all.forEach(StatusCommand::print);
        }
        return all.stream().allMatch(arm -> arm.ready() || !arm.up()) ? Exit.HOLDS : Exit.FAILED;
    }

    private static ArmStatus status(Deployment deployment) {
        List<UnitStatus> units =
                deployment.units().parallelStream().map(UnitStatus::of).toList();
        boolean ready = units.stream().allMatch(unit -> unit.state().equals("ready"));
        return new ArmStatus(
                deployment.arm().id(), true, ready, deployment.directions().get(0), units);
    }

    private static void print(ArmStatus arm) {
        if (!arm.up()) {
            System.out.println(arm.arm() + " is not up");
            return;
        }
        System.out.println(arm.arm() + (arm.ready() ? " is up: " : " is not ready: ") + arm.url());
        int longest = arm.units().stream()
                .mapToInt(unit -> unit.name().length())
                .max()
                .orElse(0);
        String name = "  %-" + Math.max(15, longest) + "s";
        System.out.printf(name + "    pid state     restarts  RSS MiB  PSS MiB   CPU s  since%n", "unit");
        for (UnitStatus unit : arm.units()) {
            System.out.printf(
                    Locale.ROOT,
                    name + " %6d %-9s %8d %8.0f %8.0f %7.1f  %s%n",
                    unit.name(),
                    unit.pid(),
                    unit.state(),
                    unit.restarts(),
                    unit.rssMib(),
                    unit.pssMib(),
                    unit.cpuSeconds(),
                    unit.started() == null ? "-" : unit.started().toString().substring(11, 19) + " UTC");
        }
        System.out.printf(
                Locale.ROOT,
                "  without the database: %.0f MiB PSS%n",
                arm.units().stream()
                        .filter(unit -> !unit.kind().equals("database"))
                        .mapToDouble(UnitStatus::pssMib)
                        .sum());
    }
}
