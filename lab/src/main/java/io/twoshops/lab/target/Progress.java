package io.twoshops.lab.target;

/** Told what is being done, so that nobody waits in the dark. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (what, done, total) -> {};

    /**
     * @param what what was just done or is being done, in a few words
     * @param done steps done
     * @param total steps in all, 0 if not known
     */
    void step(String what, int done, int total);
}
