package io.twoshops.lab.target;

import java.util.OptionalDouble;

/** The machine that units run on, as something to which can be done what comes from beside them. */
public interface Machine {
    /**
     * Starts a greedy neighbour: a container whose threads never wait. It ends with this program at the latest.
     *
     * @param cpus how many processors it may use at most; as many as it gets if empty
     */
    void crowd(int threads, OptionalDouble cpus) throws TargetException;

    /** Seconds of processor time that the neighbour has taken so far; 0 while there is none. */
    double taken();

    /** Ends the neighbour; harmless where there is none. */
    void clear() throws TargetException;

    /**
     * Writes files into a container's layer and into a volume, and looks for them later. Nothing of it is left.
     *
     * @param mib the size of each
     */
    Storage store(int mib) throws TargetException;

    /**
     * Ends the daemon of the engine that runs the units.
     *
     * @param signal {@code KILL}, or {@code TERM} for an end in good order
     * @return what it was, for people
     * @throws TargetException when there is none, or when containers of others run on the engine, which it might take with it
     */
    String endEngine(String signal) throws TargetException;

    /** Whether the daemon that was ended is gone. */
    boolean engineGone();

    /** Starts the daemon again as it was started, if nobody else does, and waits until it answers. */
    void reviveEngine() throws TargetException;
}
