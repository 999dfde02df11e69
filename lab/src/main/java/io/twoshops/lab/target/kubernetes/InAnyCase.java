package io.twoshops.lab.target.kubernetes;

import io.twoshops.lab.target.TargetException;

/** What undoes something is done even by a thread that was told to stop: the client gives up on a call as soon as it is interrupted. */
final class InAnyCase {
    private InAnyCase() {}

    /** Something that is undone. */
    interface Undoing {
        void run() throws TargetException;
    }

    /** Does it, and leaves the thread interrupted if it was. */
    static void run(Undoing undoing) throws TargetException {
        boolean interrupted = Thread.interrupted();
        try {
            undoing.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
