package io.twoshops.lab.target.processes;

import io.twoshops.lab.target.Build;
import io.twoshops.lab.target.Guard;
import io.twoshops.lab.target.LinuxProcess;
import io.twoshops.lab.target.PrivateFiles;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Unit;
import io.twoshops.lab.target.UnitSpec;
import io.twoshops.lab.target.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A unit as a supervised process; all its state is in its folder, so that any later run of the lab can take it over. */
final class ProcessUnit implements Unit {
    /** The applications give themselves 8 s to finish what they have begun. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(12);

    /** How the unit is run when nothing was released since it was deployed. */
    private static final String DEPLOYED = "run.deployed";

    private static final Pattern JAR = Pattern.compile("'[^']*/quarkus-run\\.jar'");
    private static final Pattern CACHE = Pattern.compile(" \\\\\n {2}'-XX:(?:AOTCache|SharedArchiveFile)=[^']*'");
    private static final long POLL_MILLIS = 20;
    private static final long LOG_POLL_MILLIS = 200;
    private final UnitSpec spec;
    private final Path folder;
    private final BooleanSupplier answers;

    ProcessUnit(UnitSpec spec, Path folder, BooleanSupplier answers) {
        this.spec = spec;
        this.folder = folder;
        this.answers = answers;
    }

    /** Writes the command into the unit's folder. */
    void install(Launch launch) throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve("restarts"));
        PrivateFiles.write(folder.resolve("run"), out -> {
            out.write("set -a\n. ./env\nset +a\nexec");
            for (String word : launch.command()) {
                out.write(" \\\n  " + Guard.quoted(List.of(word)));
            }
            out.write("\n");
        });
        PrivateFiles.write(folder.resolve("env"), out -> {
            for (var entry : launch.environment().entrySet()) {
                out.write(entry.getKey() + "=" + Guard.quoted(List.of(entry.getValue())) + "\n");
            }
        });
    }

    /** Without a start-up cache: none is made of a build that nobody has run yet. */
    @Override
    public void release(Build build) throws TargetException {
        String jar = Matcher.quoteReplacement(Guard.quoted(List.of(build.jar().toString())));
        replace(run -> uncached(JAR.matcher(run).replaceAll(jar)));
    }

    @Override
    public void releaseUncached() throws TargetException {
        replace(ProcessUnit::uncached);
    }

    private static String uncached(String run) {
        return CACHE.matcher(run).replaceAll("");
    }

    private void replace(UnaryOperator<String> change) throws TargetException {
        stop();
        Path run = folder.resolve("run");
        Path deployed = folder.resolve(DEPLOYED);
        try {
            if (!Files.exists(deployed)) {
                Files.copy(run, deployed, StandardCopyOption.COPY_ATTRIBUTES);
            }
            String changed = change.apply(Files.readString(deployed));
            PrivateFiles.write(run, out -> out.write(changed));
        } catch (IOException e) {
            throw new TargetException(name() + " cannot be released: " + e.getMessage(), e);
        }
        start();
    }

    @Override
    public boolean runs(Build build) {
        return process()
                .map(process -> process.command().contains(build.jar().toString()))
                .orElse(false);
    }

    @Override
    public void rollBack() throws TargetException {
        Path deployed = folder.resolve(DEPLOYED);
        if (!Files.exists(deployed)) {
            return;
        }
        stop();
        try {
            Files.move(deployed, folder.resolve("run"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new TargetException(name() + " cannot be rolled back: " + e.getMessage(), e);
        }
        start();
    }

    @Override
    public UnitSpec spec() {
        return spec;
    }

    @Override
    public boolean running() {
        return process().isPresent();
    }

    @Override
    public boolean ready() {
        return running() && answers.getAsBoolean();
    }

    @Override
    public long pid() {
        return process().map(LinuxProcess::pid).orElse(-1L);
    }

    @Override
    public @Nullable Instant started() {
        return process().flatMap(LinuxProcess::started).orElse(null);
    }

    @Override
    public int restarts() {
        try (Stream<String> lines = Files.lines(folder.resolve("restarts"))) {
            return (int) lines.count();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void kill() {
        process().ifPresent(process -> process.signal("KILL", false));
    }

    @Override
    public void pause() {
        process().ifPresent(process -> {
            process.signal("STOP", true);
            guard(process.pid());
        });
    }

    /** Wakes what is frozen when this program is gone: nobody else would. */
    private static void guard(long pid) {
        Guard.start(
                "frozen() { [ \"$(sed 's/.*) //' /proc/$2/stat | cut -c 1)\" = T ]; }; "
                        // A process needs a moment to stop: one that is not frozen yet must not be woken for it.
                        + "sleep 0.5; while kill -0 $1 && frozen $1 $2; do sleep 0.5; done; "
                        + "if ! kill -0 $1 && frozen $1 $2; then kill -CONT $2 $(ps -o pid= --ppid $2); fi",
                "" + pid);
    }

    @Override
    public void resume() {
        process().ifPresent(process -> process.signal("CONT", true));
    }

    @Override
    public boolean paused() {
        return process().map(LinuxProcess::stopped).orElse(false);
    }

    @Override
    public void start() {
        if (supervisor().isPresent() && !Files.exists(folder.resolve("stop"))) {
            return;
        }
        try {
            stop();
            Files.deleteIfExists(folder.resolve("stop"));
            ProcessBuilder builder = new ProcessBuilder(
                    "setsid", "sh", folder.resolve("../supervise.sh").toString(), folder.toString());
            builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR"));
            builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .getOutputStream()
                    .close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name(), e);
        }
    }

    @Override
    public void stop() {
        stop(STOP_LIMIT);
    }

    /** Asks each process of the unit once to end, and ends by force what is left when the time is over. */
    void stop(Duration limit) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.writeString(folder.resolve("stop"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<LinuxProcess> asked = new HashSet<>();
        Instant deadline = Instant.now().plus(limit);
        while (supervisor().isPresent() || running()) {
            process().filter(asked::add).ifPresent(process -> {
                process.signal("CONT", true);
                process.signal(spec.stopSignal(), false);
            });
            if (Instant.now().isAfter(deadline)) {
                process().ifPresent(process -> process.signal("KILL", true));
                supervisor().ifPresent(process -> process.signal("KILL", false));
            }
            pause(POLL_MILLIS);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Usage usage() {
        return process().map(LinuxProcess::usage).orElse(Usage.NONE);
    }

    @Override
    public void copyLog(OutputStream out, boolean follow) throws IOException, InterruptedException {
        try (InputStream log = Files.newInputStream(folder.resolve("log"))) {
            log.transferTo(out);
            while (follow) {
                Thread.sleep(LOG_POLL_MILLIS);
                log.transferTo(out);
            }
        }
    }

    private Optional<LinuxProcess> process() {
        return LinuxProcess.alive(folder.resolve("pid"));
    }

    private Optional<LinuxProcess> supervisor() {
        return LinuxProcess.alive(folder.resolve("supervisor"));
    }
}
