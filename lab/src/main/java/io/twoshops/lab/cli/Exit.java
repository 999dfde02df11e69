package io.twoshops.lab.cli;

/** The exit codes of every command. */
public final class Exit {
    /** What was asked for holds or was done. */
    public static final int HOLDS = 0;

    /** A check failed, or it could not be done. */
    public static final int FAILED = 1;

    /** The command was not understood, or cannot be obeyed as things are. */
    public static final int USAGE = 2;

    /** Neither yes nor no: the machine was too noisy, or something needed for the answer did not answer. */
    public static final int INCONCLUSIVE = 3;

    private Exit() {}
}
