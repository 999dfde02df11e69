package io.twoshops.lab.fault;

import io.twoshops.lab.target.Unit;

/** Tells whether a process that was there has died. */
final class Victim {
    private Victim() {}

    /** Another process in its place, or none at all; a zombie is as dead as one that is gone. */
    static boolean gone(Unit unit, long pid) {
        return unit.pid() != pid || !unit.running();
    }
}
