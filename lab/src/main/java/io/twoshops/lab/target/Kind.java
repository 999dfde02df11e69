package io.twoshops.lab.target;

/** What a unit is. */
public enum Kind {
    APPLICATION,
    /** Shares out what comes to an application among its copies. */
    BALANCER,
    PROVIDER,
    DATABASE,
    BROKER;

    /** Whether other units use it: it starts before them and stops after them. */
    public boolean isUsed() {
        return this == DATABASE || this == BROKER;
    }
}
