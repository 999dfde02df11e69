package io.twoshops.lab.target;

/** Something else listens on a port that a unit needs. */
public class PortTakenException extends UnmetNeedException {
    public PortTakenException(int port, String unit) {
        super("port " + port + " is taken, " + unit + " needs it; free it or move all ports with --port-offset N");
    }
}
