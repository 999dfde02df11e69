package io.twoshops.lab.target.delay;

import io.twoshops.lab.target.Delayed;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Together;
import io.twoshops.lab.target.UnmetNeedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@link DelayerProgram} at work, as the lab sees it. */
public final class DelayerProcess {
    /** A JVM on a busy machine. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Process process;
    private final BufferedReader answers;

    private DelayerProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts it and waits until it is bound to its queue.
     *
     * @param inside the command that runs another one in the network namespace
     * @throws UnmetNeedException when it cannot be run there; the message has its reason
     */
    public static DelayerProcess start(List<String> inside, int queue, int millis) throws TargetException {
        List<String> command = new ArrayList<>(inside);
        command.addAll(java());
        command.addAll(List.of(DelayerProgram.class.getName(), "" + queue, "" + millis));
        DelayerProcess started;
        try {
            started = new DelayerProcess(new ProcessBuilder(command).start());
        } catch (IOException e) {
            throw new UnmetNeedException(command.get(0) + " cannot be run; is it installed?");
        }
        started.awaitReady();
        return started;
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"));
    }

    private void awaitReady() throws TargetException {
        String first;
        try {
            first = answer();
        } catch (TargetException e) {
            process.destroyForcibly();
            throw e;
        }
        if (!DelayerProgram.READY.equals(first)) {
            throw new UnmetNeedException(lastWords());
        }
    }

    private String lastWords() {
        try (BufferedReader complaints = process.errorReader(StandardCharsets.UTF_8)) {
            List<String> lines = complaints.lines().toList();
            return lines.isEmpty() ? "it ended and did not say why" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "it ended";
        }
    }

    /** Its next line; null if it has ended. */
    private @Nullable String answer() throws TargetException {
        CompletableFuture<@Nullable String> line = CompletableFuture.supplyAsync(this::line, Together.THREADS);
        try {
            return line.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new TargetException("what delays packets did not answer within " + LIMIT.toSeconds() + " s", e);
        }
    }

    private @Nullable String line() {
        try {
            return answers.readLine();
        } catch (IOException e) {
            return null;
        }
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** What it held back so far; nothing if it has ended. */
    public Delayed delayed() throws TargetException {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            return Delayed.NONE;
        }
        String answer = answer();
        return answer == null ? Delayed.NONE : read(answer);
    }

    static Delayed read(String answer) throws TargetException {
        String[] words = answer.split(" ", -1);
        try {
            if (words.length == 2) {
                return new Delayed(Long.parseLong(words[0]), Long.parseLong(words[1]));
            }
        } catch (NumberFormatException e) {
            // Told below like too many words.
        }
        throw new TargetException("what delays packets answered \"" + answer + "\" instead of two numbers");
    }

    /** Ends it; what it still holds passes. */
    public void end() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended by itself.
        }
        process.onExit()
                .completeOnTimeout(process, LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }
}
