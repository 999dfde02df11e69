package io.twoshops.lab.target;

import org.jspecify.annotations.Nullable;

/** The network of a unit that has one of its own. What is done to it ends by itself if the lab is killed. */
public interface Network {
    /** Whoever waits for a packet has given up long before. */
    int MOST_DELAY_MILLIS = 60_000;

    /** Takes the unit out of every network that it is in. */
    void cut() throws TargetException;

    /** What shows that nobody reaches it and that it reaches nobody; null as long as nothing does. */
    @Nullable
    String cutProof();

    /** Puts it back where it was, under the names that it had. Harmless where it was not cut. */
    void mend() throws TargetException;

    /**
     * Drops packets that come in, at random.
     *
     * @param share of the packets, from 0 to 1
     */
    void lose(double share) throws TargetException;

    /** How many packets were dropped so far. */
    long lost();

    /** Drops no more. Harmless where none were. */
    void loseNothing() throws TargetException;

    /**
     * Lets packets that come in arrive later, each by the same time and in the same order. No connection ends by it.
     *
     * @param millis from 1 to {@value #MOST_DELAY_MILLIS}
     */
    void delay(int millis) throws TargetException;

    /** What was held back so far, as measured. */
    Delayed delayed();

    /**
     * Lets packets pass again, also those that still wait. Harmless where none are held.
     *
     * @throws TargetException when packets are still held, or were no longer held before this
     */
    void delayNothing() throws TargetException;
}
