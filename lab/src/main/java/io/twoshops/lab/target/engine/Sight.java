package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.LinuxProcess;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UncheckedTargetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a container. To ask the engine takes 50 ms of processor time, which those who poll would take from the
 * shops; where the container's process can be seen from here, its being alive says that nothing has changed.
 */
final class Sight {
    private static final long RECENT_NANOS = 250_000_000;
    private final String unit;
    private final Engine engine;
    private @Nullable String id;
    private @Nullable Container seen;
    private @Nullable LinuxProcess process;
    private long seenAt = System.nanoTime();
    private boolean known;
    private boolean inSight;

    Sight(String unit, Engine engine, @Nullable Container container) {
        this.unit = unit;
        this.engine = engine;
        see(container);
    }

    /** The container's id. */
    synchronized String id() {
        if (id == null) {
            throw new UncheckedTargetException(
                    new TargetException(unit + " has no container; ./shop up makes it, after ./shop down"));
        }
        return id;
    }

    /** All that belongs to the process in it: process id, start, restarts. Empty if the container is gone. */
    synchronized Optional<Container> process() {
        LinuxProcess last = process;
        if (known && last != null) {
            if (last.alive()) {
                return Optional.ofNullable(seen);
            }
            // The engine needs up to a second to answer then; that it has died is known without it.
            see(seen == null ? null : seen.dead());
        }
        return recent();
    }

    /** All of it, not older than a quarter of a second. Empty if the container is gone. */
    synchronized Optional<Container> recent() {
        if (id != null && (!known || System.nanoTime() - seenAt > RECENT_NANOS)) {
            try {
                see(engine.inspect(List.of(id)).stream().findFirst().orElse(null));
            } catch (TargetException e) {
                throw new UncheckedTargetException(e);
            }
        }
        return Optional.ofNullable(seen);
    }

    /** To be called with the container as it was just found; it may be another one than before. */
    synchronized void see(@Nullable Container container) {
        if (container != null) {
            inSight &= container.id().equals(id);
            id = container.id();
        }
        seen = container;
        seenAt = System.nanoTime();
        known = true;
        process = container == null || !container.running()
                ? null
                : visible(container).orElse(null);
        inSight |= process != null;
        if (container != null && inSight && process == null) {
            // The engine has not noticed yet that its process has died.
            seen = container.dead();
        }
    }

    /** To be called when something was done to it: what was known counts no more. */
    synchronized void forget() {
        known = false;
    }

    /** Its first process, where that can be seen from here. */
    synchronized Optional<LinuxProcess> visible() {
        return process().isPresent() ? Optional.ofNullable(process) : Optional.empty();
    }

    /** Sends SIGKILL to its first process; false where that is out of reach. */
    boolean killed() {
        return visible().map(seenHere -> seenHere.signal("KILL", false)).orElse(false);
    }

    /** An engine in a virtual machine counts its processes by itself: the same number is another's here. */
    private static Optional<LinuxProcess> visible(Container container) {
        try {
            String groups = Files.readString(Path.of("/proc/" + container.pid() + "/cgroup"));
            return LinuxProcess.of(container.pid())
                    .filter(process -> groups.contains(container.id()) && process.alive());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
