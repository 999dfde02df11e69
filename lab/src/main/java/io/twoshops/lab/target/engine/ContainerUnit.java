package io.twoshops.lab.target.engine;

import static io.twoshops.lab.target.UncheckedTargetException.unchecked;

import io.twoshops.lab.target.Build;
import io.twoshops.lab.target.Guard;
import io.twoshops.lab.target.LinuxProcess;
import io.twoshops.lab.target.Network;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UncheckedTargetException;
import io.twoshops.lab.target.Unit;
import io.twoshops.lab.target.UnitSpec;
import io.twoshops.lab.target.Usage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A unit as a container. The engine starts it again when it dies, and not when it was stopped. */
final class ContainerUnit implements Unit {
    /** Docker doubles its pause before a restart, from 0.1 s, until a container has run for so long. */
    private static final Duration RESTED_AFTER = Duration.ofSeconds(10);

    private final UnitSpec spec;
    private final Engine engine;
    private final Sight sight;
    private final RestartNote earlier;
    private final Recreation recreation;
    private final @Nullable BooleanSupplier answers;
    private final ContainerNetwork network;
    private @Nullable Process guard;
    private boolean released;

    /**
     * @param container as it was found; null if there is none
     * @param answers asks over a published port whether it can do its work; null if none is published
     */
    ContainerUnit(
            UnitSpec spec,
            Engine engine,
            @Nullable Container container,
            RestartNote earlier,
            Recreation recreation,
            @Nullable BooleanSupplier answers) {
        this.spec = spec;
        this.engine = engine;
        this.sight = new Sight(spec.name(), engine, container);
        this.earlier = earlier;
        this.recreation = recreation;
        this.answers = answers;
        this.network = new ContainerNetwork(engine, sight, answers);
    }

    @Override
    public UnitSpec spec() {
        return spec;
    }

    /** The container's. */
    String id() {
        return sight.id();
    }

    @Override
    public boolean running() {
        return sight.process().map(Container::running).orElse(false);
    }

    @Override
    public boolean ready() {
        if (answers == null) {
            return sight.recent()
                    .filter(Container::running)
                    .map(this::saysItIsWell)
                    .orElse(false);
        }
        // Quicker than the engine, which looks every few seconds.
        return running() && answers.getAsBoolean();
    }

    private boolean saysItIsWell(Container container) {
        try {
            return engine.saysItIsWell(container);
        } catch (TargetException e) {
            throw new UncheckedTargetException(e);
        }
    }

    @Override
    public long pid() {
        return sight.process().filter(Container::running).map(Container::pid).orElse(-1L);
    }

    @Override
    public @Nullable Instant started() {
        return sight.process()
                .filter(Container::running)
                .map(Container::started)
                .orElse(null);
    }

    @Override
    public int restarts() {
        return earlier.earlier() + sight.process().map(Container::restarts).orElse(0);
    }

    @Override
    public boolean rested() {
        Instant started = started();
        return started != null && !started.plus(RESTED_AFTER).isAfter(Instant.now());
    }

    /**
     * From outside, as the out-of-memory killer does it, so that the engine sees its container die and starts it again. The
     * engine's own {@code kill} counts as stopping by hand: after that nobody but the lab starts it.
     */
    @Override
    public void kill() {
        if (!running() || sight.killed()) {
            return;
        }
        unchecked(() -> {
            earlier.add(restartsByEngine() + 1);
            engine.run("kill", "--signal", "KILL", id());
            engine.run("start", id());
        });
        sight.forget();
    }

    private int restartsByEngine() {
        return sight.recent().map(Container::restarts).orElse(0);
    }

    @Override
    public void pause() {
        unchecked(() -> engine.run("pause", id()));
        sight.forget();
        guard = Guard.start("while kill -0 $1; do sleep 0.5; done; exec " + engine.name() + " unpause $2", id());
    }

    @Override
    public void resume() {
        if (paused()) {
            unchecked(() -> engine.run("unpause", id()));
            sight.forget();
        }
        Process watching = guard;
        if (watching != null) {
            watching.destroy();
            guard = null;
        }
    }

    @Override
    public boolean paused() {
        return sight.recent().map(Container::paused).orElse(false);
    }

    @Override
    public void stop() {
        resume();
        unchecked(() -> engine.run("stop", "-t", "" + Compose.GRACE_SECONDS, id()));
        sight.forget();
    }

    @Override
    public void start() {
        if (!running()) {
            unchecked(() -> {
                earlier.add(restartsByEngine());
                engine.run("start", id());
            });
            sight.forget();
        }
    }

    @Override
    public void release(Build build) throws TargetException {
        recreate(Map.of("image", Objects.requireNonNull(build.image(), "a container runs an image")));
    }

    /** The virtual machine reads this variable before its own words, which name the cache. */
    @Override
    public void releaseUncached() throws TargetException {
        recreate(Map.of("environment", Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=off")));
    }

    @Override
    public boolean runs(Build build) {
        String image = build.image();
        // Podman puts its own host before the name.
        return running()
                && image != null
                && sight.recent()
                        .map(container -> container.image().endsWith(image))
                        .orElse(false);
    }

    @Override
    public void rollBack() throws TargetException {
        if (released) {
            recreate(Map.of());
        }
    }

    private void recreate(Map<String, ?> settings) throws TargetException {
        earlier.add(restartsByEngine());
        released = !settings.isEmpty();
        sight.see(recreation.of(name(), settings));
    }

    @Override
    public Usage usage() {
        return sight.process().filter(Container::running).map(this::usage).orElse(Usage.NONE);
    }

    private Usage usage(Container container) {
        Optional<LinuxProcess> process = sight.visible();
        Usage usage = process.map(LinuxProcess::usage).orElse(Usage.NONE);
        if (usage.rssBytes() > 0) {
            return usage;
        }
        try {
            return Statistics.usage(engine, container.id());
        } catch (TargetException e) {
            throw new UncheckedTargetException(e);
        }
    }

    @Override
    public Optional<Network> network() {
        return Optional.of(network);
    }

    @Override
    public void copyLog(OutputStream out, boolean follow) throws IOException, InterruptedException {
        new ContainerLog(engine, id(), () -> sight.recent().isPresent()).copy(out, follow);
    }
}
