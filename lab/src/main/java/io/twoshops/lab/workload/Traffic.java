package io.twoshops.lab.workload;

/** Customers at a shop. */
public interface Traffic extends AutoCloseable {

    /** What became of the journeys so far. */
    Tally tally();

    /** Sends no more, waits for the answers under way, and writes down how busy the generator was. */
    @Override
    void close();
}
