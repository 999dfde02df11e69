package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Together;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program at work: what it prints is kept, and its time is limited. */
public final class Call {
    private static final Duration END_LIMIT = Duration.ofSeconds(10);
    private final String name;
    private final Process process;
    private final CompletableFuture<String> out;
    private final CompletableFuture<String> err;

    private Call(String name, Process process) {
        this.name = name;
        this.process = process;
        this.out = CompletableFuture.supplyAsync(() -> all(process.getInputStream()), Together.THREADS);
        this.err = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()), Together.THREADS);
    }

    /** What came of it. */
    public record Result(int exit, String out, String err) {
        public boolean well() {
            return exit == 0;
        }

        /** The last line of what went wrong, or of all that was said. */
        public String lastLine() {
            List<String> lines = (err.isBlank() ? out : err).strip().lines().toList();
            return lines.isEmpty() ? "it ended with " + exit : lines.get(lines.size() - 1);
        }
    }

    /** @param environment beside that of this program */
    public static Call start(List<String> command, Map<String, String> environment) throws TargetException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new Call(command.get(0), process);
        } catch (IOException e) {
            throw new TargetException(command.get(0) + " cannot be run; is it installed?", e);
        }
    }

    /**
     * Waits for its end.
     *
     * @throws InterruptedException as soon as this thread is interrupted; the program is ended then
     */
    Result await(Duration limit) throws TargetException, InterruptedException {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                end();
                throw new TargetException(name + " did not answer within " + limit.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            end();
            throw e;
        }
        return new Result(process.exitValue(), out.join(), err.join());
    }

    /** Waits for its end even when this thread is interrupted: what is undone on the way out must not be cut off. */
    public Result awaitInAnyCase(Duration limit) throws TargetException {
        boolean interrupted = Thread.interrupted();
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                try {
                    if (process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return new Result(process.exitValue(), out.join(), err.join());
                    }
                    end();
                    throw new TargetException(name + " did not answer within " + limit.toSeconds() + " s");
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Asks it to end, and ends it by force if it does not. */
    void end() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String all(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
