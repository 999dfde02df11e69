package io.twoshops.lab.target;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A unit as the state file knows it.
 *
 * @param port where it serves
 * @param managementPort where health and fault switches are; 0 for none
 */
public record UnitSpec(String name, Kind kind, List<String> modules, int port, int managementPort) {

    /** The ports that it takes. */
    @JsonIgnore
    public List<Integer> ports() {
        return managementPort == 0 ? List.of(port) : List.of(port, managementPort);
    }

    /** The application that it runs, whichever of the copies it is. */
    public String application() {
        return name.replaceFirst("-[0-9]+$", "");
    }

    /** The signal that ends it in an orderly way without waiting for its clients to leave. */
    public String stopSignal() {
        return kind == Kind.DATABASE ? "INT" : "TERM";
    }
}
