package io.twoshops.lab.target;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Waits until units are ready, and tells why one does not get so. */
public final class Readiness {
    /** Far more than it takes; a machine that builds at the same time needs a good part of it. */
    private static final Duration LIMIT = Duration.ofSeconds(240);

    /** Volumes are made and nodes are added within this time, where somebody does so. */
    private static final Duration HINDERED_LIMIT = Duration.ofSeconds(120);

    private static final int TRIES = 3;
    private static final int SHOWN_LINES = 3;

    /** A line with a stack trace in JSON is some thousand characters long; what is wrong stands at its beginning. */
    private static final int SHOWN_WIDTH = 700;

    /** Looking takes processor time from those who start: it is done often at first, and then as exactly as 1 in 40. */
    private static final long LEAST_POLL_MILLIS = 50;

    private static final long MOST_POLL_MILLIS = 250;
    private static final long EXACTNESS = 40;

    private Readiness() {}

    /** @throws TargetException when it does not get ready; see {@link #await(List, Consumer)} */
    public static void await(Unit unit) throws TargetException, InterruptedException {
        await(List.of(unit), ready -> {});
    }

    /**
     * Waits for several units, and for none of them any longer if one does not get ready.
     *
     * @param each is told of each that is ready
     * @throws UnmetNeedException when something has kept one of them from being started for 120 s
     * @throws TargetException when one keeps dying or takes longer than 240 s, with the end of its log
     */
    public static void await(List<? extends Unit> units, Consumer<Unit> each)
            throws TargetException, InterruptedException {
        await(units, each, HINDERED_LIMIT);
    }

    static void await(List<? extends Unit> units, Consumer<Unit> each, Duration hinderedLimit)
            throws TargetException, InterruptedException {
        Instant start = Instant.now();
        Map<Unit, Integer> restarts = new LinkedHashMap<>();
        units.forEach(unit -> restarts.put(unit, unit.restarts()));
        Map<Unit, Instant> hindered = new HashMap<>();
        while (true) {
            for (Unit unit : List.copyOf(restarts.keySet())) {
                if (unit.ready()) {
                    restarts.remove(unit);
                    each.accept(unit);
                } else {
                    requireNoHindrance(unit, hindered, hinderedLimit);
                    requireHope(unit, unit.restarts() - restarts.getOrDefault(unit, 0), start);
                }
            }
            if (restarts.isEmpty()) {
                return;
            }
            long share = Duration.between(start, Instant.now()).toMillis() / EXACTNESS;
            Thread.sleep(Math.max(LEAST_POLL_MILLIS, Math.min(MOST_POLL_MILLIS, share)));
        }
    }

    private static void requireHope(Unit unit, int deaths, Instant start) throws TargetException {
        if (deaths >= TRIES) {
            throw new TargetException(unit.name() + " died " + TRIES + " times; " + lastWords(unit));
        }
        if (Duration.between(start, Instant.now()).compareTo(LIMIT) > 0) {
            throw new TargetException(
                    unit.name() + " was not ready within " + LIMIT.toSeconds() + " s; " + lastWords(unit));
        }
    }

    /** A pull that failed is tried again, and a node may get free: it has to stay like that. */
    private static void requireNoHindrance(Unit unit, Map<Unit, Instant> hindered, Duration limit)
            throws UnmetNeedException {
        Optional<String> hindrance = unit.hindrance();
        if (hindrance.isEmpty()) {
            hindered.remove(unit);
            return;
        }
        Instant now = Instant.now();
        Instant since = hindered.putIfAbsent(unit, now);
        if (since != null && Duration.between(since, now).compareTo(limit) > 0) {
            throw new UnmetNeedException(unit.name() + " " + hindrance.get());
        }
    }

    /** The end of what it printed. */
    public static String lastWords(Unit unit) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try {
            unit.copyLog(log, false);
        } catch (IOException e) {
            return "it has no log";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "its log was not read";
        }
        return lastWords(log.toString(StandardCharsets.UTF_8));
    }

    /** The end of a log, short enough to be part of a message. */
    public static String lastWords(String log) {
        List<String> lines = log.lines().toList();
        return "the end of its log: "
                + lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()).stream()
                        .map(line -> System.lineSeparator() + line.substring(0, Math.min(line.length(), SHOWN_WIDTH)))
                        .collect(Collectors.joining());
    }
}
