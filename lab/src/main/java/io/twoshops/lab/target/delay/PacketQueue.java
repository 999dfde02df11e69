package io.twoshops.lab.target.delay;

/** Packets that wait for a verdict. They are numbered in the order in which they came; the numbers wrap around. */
interface PacketQueue {
    /** Waits for the next packet and returns its number. */
    int take();

    /** Lets a packet go on its way; harmless where it is no longer there. */
    void accept(int packet);

    /**
     * Lets go all that wait.
     *
     * @param newest the last packet that was taken
     */
    void acceptAll(int newest);
}
