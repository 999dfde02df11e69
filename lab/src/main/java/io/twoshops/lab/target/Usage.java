package io.twoshops.lab.target;

/**
 * What a unit uses now.
 *
 * @param rssBytes resident memory, shared pages counted in full
 * @param pssBytes resident memory, each shared page divided by the number of its users: the sum over units is honest
 * @param cpuSeconds processor time of the present process since its start
 */
public record Usage(long rssBytes, long pssBytes, double cpuSeconds) {
    public static final Usage NONE = new Usage(0, 0, 0);

    /** Of both together. */
    public Usage plus(Usage other) {
        return new Usage(rssBytes + other.rssBytes, pssBytes + other.pssBytes, cpuSeconds + other.cpuSeconds);
    }
}
