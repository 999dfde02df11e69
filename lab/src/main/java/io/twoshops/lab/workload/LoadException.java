package io.twoshops.lab.workload;

import org.jspecify.annotations.Nullable;

/** No load can be sent, or what it found did not come back whole: the shop lets no customer in, or the load agent is silent. */
public final class LoadException extends IllegalStateException {
    LoadException(String message) {
        this(message, null);
    }

    LoadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
