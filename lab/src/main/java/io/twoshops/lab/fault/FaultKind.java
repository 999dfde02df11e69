package io.twoshops.lab.fault;

/** What can be done to the process that holds a module. */
public enum FaultKind {
    /** SIGKILL, or a halt at a named point of the code. */
    crash,
    /** SIGSTOP, later SIGCONT. */
    freeze,
    /** Memory is taken until the process dies of it. */
    leak,
    /** Calls into the module fail. */
    errors,
    /** Calls into the module are slow. */
    latency,
    /** Threads that spin. */
    cpu,
    /** Database connections are taken and kept. */
    pool;

    /** Whether the process does not survive it, so that recovery begins with the blow and not with a rollback. */
    public boolean deadly() {
        return this == crash || this == leak;
    }
}
