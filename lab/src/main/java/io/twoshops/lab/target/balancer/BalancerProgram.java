package io.twoshops.lab.target.balancer;

import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A {@link Balancer} as a program; it ends with SIGTERM. It exits with 1, and says why, when its arguments or ports are wrong. */
public final class BalancerProgram {
    /** Kept, since a logger that nobody holds forgets its level. */
    private static final Logger PROXY = Logger.getLogger("io.undertow.proxy");

    private BalancerProgram() {}

    /** @param arguments the port where it tells how the copies are, and a route for each application */
    public static void main(String[] arguments) {
        // A copy that is away is what it is there for, and no news for each request.
        PROXY.setLevel(Level.OFF);
        try {
            new Balancer(port(arguments), routes(arguments)).start();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static int port(String[] arguments) {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("a port and at least one route are needed");
        }
        try {
            return Integer.parseInt(arguments[0]);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the first argument is a port, and not " + arguments[0], e);
        }
    }

    private static List<Balancer.Route> routes(String[] arguments) {
        return Arrays.stream(arguments).skip(1).map(Balancer.Route::parse).toList();
    }
}
