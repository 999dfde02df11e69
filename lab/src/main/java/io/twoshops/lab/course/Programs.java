package io.twoshops.lab.course;

import io.twoshops.lab.target.TargetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real programs of this machine. */
final class Programs implements Machine {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Override
    public Answer ask(List<String> command) throws TargetException {
        try {
            Path out = Files.createTempFile("two-shops-lab", ".out");
            Path err = Files.createTempFile("two-shops-lab", ".err");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                return new Answer(exit(command.get(0), process), Files.readString(out), Files.readString(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new TargetException(command.get(0) + " cannot be run; is it installed?", e);
        }
    }

    private static int exit(String name, Process process) throws TargetException {
        try {
            if (process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new TargetException(name + " did not answer within " + LIMIT.toSeconds() + " s");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new TargetException("interrupted", e);
        }
    }
}
