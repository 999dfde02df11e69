package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.Guard;
import io.twoshops.lab.target.LinuxProcess;
import io.twoshops.lab.target.Machine;
import io.twoshops.lab.target.Storage;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Usage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The machine of an engine; a neighbour is one more container. */
final class ContainerMachine implements Machine {
    private static final String SPIN = "i=0; while [ $i -lt $0 ]; do while :; do :; done & i=$((i+1)); done; wait";

    private final Engine engine;
    private final String image;
    private final String project;
    private final Path log;
    private final String name = "two-shops-neighbour-" + ProcessHandle.current().pid();
    private @Nullable LinuxProcess neighbour;
    private @Nullable Process guard;
    private @Nullable Daemon daemon;
    private @Nullable Process reviver;

    /**
     * @param image any that has a shell
     * @param project whose containers may be lost
     * @param log for an engine that has to be started again
     */
    ContainerMachine(Engine engine, String image, String project, Path log) {
        this.engine = engine;
        this.image = image;
        this.project = project;
        this.log = log;
    }

    @Override
    public void crowd(int threads, OptionalDouble cpus) throws TargetException {
        guard = Guard.start("while kill -0 $1; do sleep 0.5; done; exec " + engine.name() + " rm -f $2", name);
        List<String> words = new ArrayList<>(
                List.of("run", "--detach", "--rm", "--pull", "never", "--name", name, "--network", "none"));
        cpus.ifPresent(limit -> words.addAll(List.of("--cpus", String.format(Locale.ROOT, "%.2f", limit))));
        words.addAll(List.of("--entrypoint", "sh", image, "-c", SPIN, "" + threads));
        engine.run(words.toArray(String[]::new));
        neighbour = engine.inspect(List.of(name)).stream()
                .findFirst()
                .flatMap(container -> LinuxProcess.of(container.pid()))
                .orElseThrow(() -> new TargetException("the neighbour has no process that can be seen from here"));
    }

    @Override
    public double taken() {
        LinuxProcess process = neighbour;
        return process == null ? 0 : process.alive() ? process.usage().cpuSeconds() : Usage.NONE.cpuSeconds();
    }

    @Override
    public Storage store(int mib) throws TargetException {
        return new StorageTrial(engine, image).run(mib);
    }

    @Override
    public String endEngine(String signal) throws TargetException {
        requireNobodyElse();
        Daemon found = Daemon.of(engine, log);
        daemon = found;
        reviver = Guard.start(
                "while kill -0 $1; do sleep 0.5; done; " + Guard.quoted(found.starting()) + " >>\"$2\" 2>&1",
                log.toString());
        found.end(signal);
        return found.tell();
    }

    private void requireNobodyElse() throws TargetException {
        Set<String> running =
                new TreeSet<>(engine.run("ps", "--format", "{{.Names}}").lines().toList());
        running.removeAll(
                engine.run("ps", "--filter", "label=com.docker.compose.project=" + project, "--format", "{{.Names}}")
                        .lines()
                        .toList());
        if (!running.isEmpty()) {
            throw new TargetException(
                    "other containers run on " + engine.title() + " and might be lost: " + String.join(", ", running));
        }
    }

    @Override
    public boolean engineGone() {
        Daemon ended = daemon;
        return ended != null && ended.gone();
    }

    @Override
    public void reviveEngine() throws TargetException {
        Daemon ended = daemon;
        if (ended == null) {
            return;
        }
        ended.revive();
        daemon = null;
        Process watching = reviver;
        if (watching != null) {
            watching.destroy();
            reviver = null;
        }
    }

    @Override
    public void clear() throws TargetException {
        engine.run("rm", "--force", name);
        neighbour = null;
        Process watching = guard;
        if (watching != null) {
            watching.destroy();
            guard = null;
        }
    }
}
