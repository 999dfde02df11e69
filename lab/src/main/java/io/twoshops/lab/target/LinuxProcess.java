package io.twoshops.lab.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A process, known by its id and its start time, so that another process with the same id is never mistaken for it. */
public record LinuxProcess(long pid, long startTicks) {
    private static final double TICKS_PER_SECOND = 100;
    private static final int STATE = 0;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final int START_TICKS = 19;

    /** Reads what the supervisor noted; empty if there is no such note or its process is gone. */
    public static Optional<LinuxProcess> alive(Path note) {
        try {
            String[] parts = Files.readString(note).trim().split(" ");
            if (parts.length < 2) {
                return Optional.empty();
            }
            LinuxProcess process = new LinuxProcess(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
            return process.alive() ? Optional.of(process) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    public static LinuxProcess self() {
        return of(ProcessHandle.current().pid()).orElseThrow();
    }

    /** The process that has this id now; empty if there is none. */
    public static Optional<LinuxProcess> of(long pid) {
        String[] stat = stat(pid);
        return stat.length > START_TICKS
                ? Optional.of(new LinuxProcess(pid, Long.parseLong(stat[START_TICKS])))
                : Optional.empty();
    }

    /** Whether it is still there; a zombie is not. */
    public boolean alive() {
        String[] stat = stat(pid);
        return stat.length > START_TICKS
                && Long.parseLong(stat[START_TICKS]) == startTicks
                && !stat[STATE].equals("Z")
                && !stat[STATE].equals("X");
    }

    /** The words of its command; none if it is gone. */
    public List<String> command() {
        try {
            return List.of(
                    Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }

    public boolean stopped() {
        String[] stat = stat(pid);
        return stat.length > STATE && stat[STATE].equals("T");
    }

    public Optional<Instant> started() {
        return ProcessHandle.of(pid).flatMap(handle -> handle.info().startInstant());
    }

    /**
     * Sends a signal to the process and, where asked, to all that it has started.
     *
     * @return whether it could be sent: false where this user may not
     */
    public boolean signal(String name, boolean tree) {
        if (!alive()) {
            return true;
        }
        StringBuilder pids = new StringBuilder(Long.toString(pid));
        if (tree) {
            family().skip(1).forEach(id -> pids.append(' ').append(id));
        }
        try {
            return new ProcessBuilder("sh", "-c", "kill -" + name + " " + pids)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new IllegalStateException("cannot send " + name + " to process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The process and all that it has started: PostgreSQL is a family of processes. */
    public Usage usage() {
        long[] kib = new long[2];
        double[] seconds = new double[1];
        family().forEach(id -> {
            String[] stat = stat(id);
            if (stat.length > START_TICKS) {
                seconds[0] +=
                        (Long.parseLong(stat[USER_TICKS]) + Long.parseLong(stat[SYSTEM_TICKS])) / TICKS_PER_SECOND;
            }
            try (Stream<String> lines = Files.lines(Path.of("/proc/" + id + "/smaps_rollup"))) {
                lines.forEach(line -> {
                    kib[0] += line.startsWith("Rss:") ? kibOf(line) : 0;
                    kib[1] += line.startsWith("Pss:") ? kibOf(line) : 0;
                });
            } catch (IOException | RuntimeException e) {
                // It ended between the listing and the look.
            }
        });
        return new Usage(kib[0] * 1024, kib[1] * 1024, seconds[0]);
    }

    private Stream<Long> family() {
        return Stream.concat(
                Stream.of(pid),
                ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .map(ProcessHandle::pid));
    }

    private static long kibOf(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }

    /** The fields after the name, which may itself hold blanks and brackets; none if there is no such process. */
    private static String[] stat(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).trim().split(" ");
        } catch (IOException e) {
            return new String[0];
        }
    }
}
