package io.twoshops.lab.target;

/**
 * What the applications of one arm may use together; the same for both arms. The monolith gets all of it, the services
 * split it evenly.
 *
 * @param heapMib the sum of the heaps of all applications; databases, broker and provider come on top
 * @param cpus the processors that the applications may run on, 0 for all
 */
public record Budget(int heapMib, int cpus) {
    /** 64 MiB for each of nine services: what the largest of them needs under the load of the experiments. */
    public static final Budget DEFAULT = new Budget(576, 0);

    public Budget {
        if (heapMib < Arm.MODULES.size() * 32) {
            throw new IllegalArgumentException("a heap budget under 32 MiB per service cannot hold the services");
        }
    }
}
