package io.twoshops.lab.target.processes;

import io.twoshops.lab.target.Kind;
import java.util.List;

/**
 * A unit as the state file knows it.
 *
 * @param port where it serves
 * @param managementPort where health and fault switches are; 0 for none
 */
record UnitSpec(String name, Kind kind, List<String> modules, int port, int managementPort) {

    /** The signal that ends it in an orderly way without waiting for its clients to leave. */
    String stopSignal() {
        return kind == Kind.DATABASE ? "INT" : "TERM";
    }
}
