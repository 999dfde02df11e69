package io.twoshops.lab.target;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Waits until a unit is ready, and tells why it does not get so. */
public final class Readiness {
    /** Far more than it takes; a machine that builds at the same time needs a good part of it. */
    private static final Duration LIMIT = Duration.ofSeconds(240);

    private static final int TRIES = 3;
    private static final int SHOWN_LINES = 3;

    /** A line with a stack trace in JSON is some thousand characters long; what is wrong stands at its beginning. */
    private static final int SHOWN_WIDTH = 700;

    /** Looking takes processor time from those who start: it is done often at first, and then as exactly as 1 in 40. */
    private static final long LEAST_POLL_MILLIS = 50;

    private static final long MOST_POLL_MILLIS = 250;
    private static final long EXACTNESS = 40;

    private Readiness() {}

    /** @throws TargetException when it keeps dying or takes longer than 240 s, with the end of its log */
    public static void await(Unit unit) throws TargetException, InterruptedException {
        Instant start = Instant.now();
        int before = unit.restarts();
        while (!unit.ready()) {
            if (unit.restarts() - before >= TRIES) {
                throw new TargetException(unit.name() + " died " + TRIES + " times; " + lastWords(unit));
            }
            Duration passed = Duration.between(start, Instant.now());
            if (passed.compareTo(LIMIT) > 0) {
                throw new TargetException(
                        unit.name() + " was not ready within " + LIMIT.toSeconds() + " s; " + lastWords(unit));
            }
            long share = passed.toMillis() / EXACTNESS;
            Thread.sleep(Math.max(LEAST_POLL_MILLIS, Math.min(MOST_POLL_MILLIS, share)));
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
