package io.twoshops.chassis.problem;

import org.jspecify.annotations.Nullable;

/** A part of the shop that cannot answer now. Never to be told to a caller as absent, empty or their mistake. */
public class UnavailableException extends ProblemException {
    private final String module;

    public UnavailableException(String module, @Nullable Throwable cause) {
        super(ProblemType.UNAVAILABLE, module + " is unavailable");
        this.module = module;
        if (cause != null) {
            initCause(cause);
        }
    }

    /** {@return the module that is down or too slow} */
    public String module() {
        return module;
    }
}
