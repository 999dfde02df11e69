package io.twoshops.lab.experiment;

import io.twoshops.lab.check.Measures;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Kind;
import io.twoshops.lab.target.SourceCopy;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks at the units in which an arm is developed and deployed, one after the other while the rest goes on: how much code each has, how
 * long it takes to build, and how long it is away when it is ended in good order and started again. Of each measure the largest
 * unit counts.
 */
final class UnitsRun {
    /** Side by side they would take each other's processors. */
    private static final List<String> ONE_BY_ONE = List.of("-T1");

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 20;
    private final Path home;

    UnitsRun(Path home) {
        this.home = home;
    }

    /** @param copy where the sources are built; it is deleted afterwards */
    void run(Deployment deployment, Path copy, Journal journal)
            throws TargetException, IOException, InterruptedException {
        Map<String, Double> seconds = new TreeMap<>();
        Map<String, Double> memory = new TreeMap<>();
        Map<String, Double> idle = new TreeMap<>();
        for (Unit unit : deployment.units()) {
            if (unit.kind() == Kind.APPLICATION) {
                memory.put(unit.name(), (double) unit.usage().pssBytes());
                seconds.put(unit.name(), restart(unit, journal));
                idle.put(unit.name(), (double) unit.usage().pssBytes());
            }
        }
        SourceCopy sources = new SourceCopy(home, copy);
        try {
            sources.make();
            largest(
                    journal,
                    Measures.UNIT_BUILD_SECONDS,
                    "s",
                    sources.build(List.copyOf(seconds.keySet()), ONE_BY_ONE));
        } finally {
            sources.delete();
        }
        Artifacts artifacts = new Artifacts(home, deployment.arm());
        largest(journal, Measures.UNIT_LINES, "lines", artifacts.codeLines());
        largest(journal, Measures.UNIT_BYTES, "B", artifacts.bytes());
        largest(journal, Measures.UNIT_SECONDS, "s", seconds);
        largest(journal, Measures.UNIT_MEMORY, "B", memory);
        largest(journal, Measures.UNIT_IDLE_MEMORY, "B", idle);
    }

    /** With the start-up cache that it was deployed with, and then without one. */
    void runUncached(Deployment deployment, Journal journal) throws TargetException, InterruptedException {
        Map<String, Double> cached = new TreeMap<>();
        Map<String, Double> uncached = new TreeMap<>();
        for (Unit unit : deployment.units()) {
            if (unit.kind() == Kind.APPLICATION) {
                cached.put(unit.name(), restart(unit, journal));
                try {
                    uncached.put(unit.name(), ready(unit, journal, unit::releaseUncached));
                } finally {
                    unit.rollBack();
                }
                ready(unit, journal, () -> {});
            }
        }
        all(journal, Measures.CACHED_SECONDS, cached);
        all(journal, Measures.UNCACHED_SECONDS, uncached);
    }

    private static void all(Journal journal, String name, Map<String, Double> parts) {
        journal.measured(
                name, parts.values().stream().mapToDouble(Double::doubleValue).sum(), "s", parts);
    }

    private static double restart(Unit unit, Journal journal) throws TargetException, InterruptedException {
        return ready(unit, journal, () -> {
            unit.stop();
            unit.start();
        });
    }

    private interface Start {
        void run() throws TargetException;
    }

    private static double ready(Unit unit, Journal journal, Start start) throws TargetException, InterruptedException {
        double begun = journal.now();
        start.run();
        double limit = begun + START_LIMIT.toMillis();
        while (!unit.ready()) {
            if (journal.now() > limit) {
                throw new TargetException(
                        unit.name() + " was not ready again within " + START_LIMIT.toMinutes() + " minutes");
            }
            Thread.sleep(POLL_MILLIS);
        }
        return Math.round(journal.now() - begun) / 1000.0;
    }

    private static void largest(Journal journal, String name, String unit, Map<String, Double> parts) {
        journal.measured(name, Collections.max(parts.values()), unit, parts);
    }
}
