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
    pool,
    /** The unit is taken out of its networks: nobody reaches it, and it reaches nobody. */
    partition,
    /** Packets to the unit are dropped at random. */
    loss,
    /** Packets to the unit arrive later, in the same order. */
    delay,
    /** Another build of the application takes the place of the present one, and is rolled back afterwards. */
    release,
    /** The unit ends in good order and is kept down; in a cluster, it is scaled to zero. */
    stop,
    /** In a cluster, its pod is deleted: it ends in good order, and another is made at once. */
    podDelete,
    /** In a cluster, its pod is evicted, and its node takes no pods meanwhile, where this user may say so. */
    drain,
    /** In a cluster, an image is rolled out that is nowhere to be had, and rolled back afterwards. */
    missingImage,
    /** A container beside the units, whose threads never wait. */
    neighbour,
    /** SIGKILL to the daemon of the container engine, which is started again afterwards. */
    engineKill,
    /** SIGTERM to it: it ends in good order. */
    engineStop;

    /** Whether the process does not survive it, so that recovery begins with the blow and not with a rollback. */
    public boolean deadly() {
        return this == crash || this == leak;
    }

    /** Whether it is done to calls into a module, which can be counted. */
    public boolean ofCalls() {
        return this == errors || this == latency;
    }

    /** Whether it is done to the network, so that the unit must have one of its own. */
    public boolean ofNetwork() {
        return this == partition || this == loss || this == delay;
    }

    /** Whether it is done to the machine and not to a unit. */
    public boolean ofMachine() {
        return this == neighbour || this == engineKill || this == engineStop;
    }

    /** Whether it is done to what a cluster keeps going. */
    public boolean ofCluster() {
        return this == podDelete || this == drain || this == missingImage;
    }

    /** Whether it needs no fault switch in the unit. */
    public boolean fromOutside() {
        return ofNetwork() || ofMachine() || ofCluster() || this == freeze || this == stop;
    }

    /** Why it cannot be done where units have no networks. */
    public String withoutNetworks(String target) {
        return this + " is done to a unit's own network, which --target " + target
                + " does not reach; choose --target docker or podman";
    }
}
