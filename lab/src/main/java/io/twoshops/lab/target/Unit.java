package io.twoshops.lab.target;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One process or container of a deployment. It is started again when it dies, until it is told to stop. */
public interface Unit {
    UnitSpec spec();

    default String name() {
        return spec().name();
    }

    default Kind kind() {
        return spec().kind();
    }

    /** The modules of the shop inside; none for databases, brokers and the provider. */
    default List<String> modules() {
        return spec().modules();
    }

    /** Where health, metrics and fault switches are; databases and brokers have none. */
    default Optional<URI> managementUrl() {
        int port = spec().managementPort();
        return port == 0 ? Optional.empty() : Optional.of(URI.create("http://localhost:" + port));
    }

    /** How many live processes there are: more than one only where something adds replicas and takes them away. */
    default int instances() {
        return running() ? 1 : 0;
    }

    /** Whether there is a live process. A frozen process is live. */
    boolean running();

    /** Whether the unit says that it can do its work. Waits at most 2 s for the answer. */
    boolean ready();

    /** What keeps it from being started and does not pass by waiting, as far as anybody tells: no room, no image. */
    default Optional<String> hindrance() {
        return Optional.empty();
    }

    /** The process id, or -1. Changes with each restart. */
    long pid();

    /** When the present process started. */
    @Nullable
    Instant started();

    /** How often the unit was started again after it had died by itself or was killed. */
    int restarts();

    /**
     * Whether its next death is answered as its first was: an engine waits longer before each restart of what died again
     * soon after its start.
     */
    default boolean rested() {
        return true;
    }

    /** SIGKILL, as the kernel's out-of-memory killer does it. */
    void kill();

    /** SIGSTOP: the process keeps its sockets and answers nothing. */
    void pause();

    void resume();

    /** Whether the process is stopped by {@link #pause}. */
    boolean paused();

    /** Ends the unit in an orderly way and keeps it down. */
    void stop();

    /** Starts a stopped unit; does not wait until it is ready. */
    void start();

    /** Ends the process in an orderly way and starts it without its start-up cache, until the unit is rolled back. */
    void releaseUncached() throws TargetException;

    /**
     * Puts another build of the application in the place of the present one: ends the process in an orderly way and starts the
     * other, without waiting until it is ready.
     */
    void release(Build build) throws TargetException;

    /** Whether there is a live process of that build. */
    boolean runs(Build build);

    /** Whether that build does the unit's work, and no other does any more. */
    default boolean serves(Build build) {
        return runs(build) && ready();
    }

    /** Puts back what the unit was deployed with; harmless where that is what it has. */
    void rollBack() throws TargetException;

    Usage usage();

    /** Its network, where it has one of its own. */
    default Optional<Network> network() {
        return Optional.empty();
    }

    /** What a cluster does with it, where it is in one. */
    default Optional<Orchestrated> orchestrated() {
        return Optional.empty();
    }

    /**
     * Copies what the unit printed, over all of its restarts.
     *
     * @param follow go on with what comes, until the thread is interrupted or nobody takes it any more
     * @throws IOException when there is no log, or it cannot be written
     */
    void copyLog(OutputStream out, boolean follow) throws IOException, InterruptedException;
}
