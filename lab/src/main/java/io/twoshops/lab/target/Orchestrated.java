package io.twoshops.lab.target;

import org.jspecify.annotations.Nullable;

/** A unit that a cluster keeps at its number, and puts in another place when it is taken away. */
public interface Orchestrated {

    /** Takes the pod away. It ends in good order, and another is made at once. */
    void delete() throws TargetException;

    /**
     * Makes the pod leave its node as a drain does, within what disruption budgets allow; no pod is put there meanwhile, where this
     * user may say so.
     *
     * @return what was done, for people
     * @throws TargetException when a disruption budget forbids it
     */
    String drain() throws TargetException;

    /** Lets pods be put on that node again; harmless where they were never kept from it. */
    void undrain() throws TargetException;

    /** Rolls out an image that is nowhere to be had. */
    void releaseMissingImage() throws TargetException;

    /** What the kubelet says of an image that it cannot get; null while it says nothing. */
    @Nullable
    String imageError();
}
