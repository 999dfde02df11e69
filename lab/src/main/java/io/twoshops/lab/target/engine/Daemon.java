package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.LinuxProcess;
import io.twoshops.lab.target.TargetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The process of an engine that takes orders: {@code dockerd}, or Podman's API service. Containers run under processes of their
 * own, one for each; what becomes of them without it is the question of an experiment.
 */
final class Daemon {
    /** A service manager starts it again within this time, if there is one. */
    private static final Duration BY_OTHERS = Duration.ofSeconds(5);

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 200;
    private final Engine engine;
    private final LinuxProcess process;
    private final List<String> command;
    private final List<String> environment;
    private final Path log;

    private Daemon(Engine engine, LinuxProcess process, Path log) throws TargetException {
        this.engine = engine;
        this.process = process;
        this.command = process.command();
        this.log = log;
        try {
            this.environment = List.of(Files.readString(Path.of("/proc/" + process.pid() + "/environ"))
                    .split("\0"));
        } catch (IOException e) {
            throw new TargetException(
                    "the daemon of " + engine.title() + " belongs to somebody else, and could not be started again", e);
        }
    }

    /**
     * The one of this machine.
     *
     * @param log where what it prints goes once it is started again
     * @throws TargetException when there is none, or it is not this user's
     */
    static Daemon of(Engine engine, Path log) throws TargetException {
        LinuxProcess process = ProcessHandle.allProcesses()
                .flatMap(handle -> LinuxProcess.of(handle.pid()).stream())
                .filter(each -> is(engine, each.command()))
                .findFirst()
                .orElseThrow(() -> new TargetException(engine.title() + " has no daemon on this machine"));
        return new Daemon(engine, process, log);
    }

    private static boolean is(Engine engine, List<String> command) {
        String program =
                command.isEmpty() ? "" : String.valueOf(Path.of(command.get(0)).getFileName());
        return switch (engine) {
            case docker -> program.equals("dockerd");
            case podman -> program.equals("podman") && command.containsAll(List.of("system", "service"));
        };
    }

    String tell() {
        return "process " + process.pid() + " (" + Path.of(command.get(0)).getFileName() + ")";
    }

    void end(String signal) {
        process.signal(signal, false);
    }

    boolean gone() {
        return !process.alive();
    }

    /** What starts it again, as words for a shell. */
    List<String> starting() {
        List<String> words = new ArrayList<>(List.of("env", "-i"));
        words.addAll(environment.stream().filter(each -> each.contains("=")).toList());
        words.addAll(command);
        return words;
    }

    void revive() throws TargetException {
        if (answers(BY_OTHERS)) {
            return;
        }
        List<String> words = new ArrayList<>(List.of("setsid"));
        words.addAll(starting());
        try {
            new ProcessBuilder(words)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start()
                    .getOutputStream()
                    .close();
        } catch (IOException e) {
            throw new TargetException(engine.title() + " cannot be started again: " + e.getMessage(), e);
        }
        if (!answers(ANSWER_LIMIT)) {
            throw new TargetException(engine.title() + " was started again and does not answer; " + log + " says why");
        }
    }

    private boolean answers(Duration limit) throws TargetException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (there()) {
                    engine.facts();
                    return true;
                }
                Thread.sleep(POLL_MILLIS);
            } catch (TargetException notYet) {
                // Asked again until the limit.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TargetException("interrupted", e);
            }
        }
        return false;
    }

    /** Podman's own commands need no daemon, so that their answer says nothing of it. */
    private boolean there() {
        return !gone()
                || ProcessHandle.allProcesses()
                        .flatMap(handle -> LinuxProcess.of(handle.pid()).stream())
                        .anyMatch(each -> is(engine, each.command()));
    }
}
