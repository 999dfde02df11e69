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
}
