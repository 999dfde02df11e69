package io.twoshops.lab.target.engine;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Optional;

/** The address under which other machines know this one. */
final class OwnAddress {
    /** For documentation, so nobody's (RFC 5737). To connect a datagram socket sends nothing; it asks the kernel for the way. */
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("192.0.2.1", 9);

    private OwnAddress() {}

    /** The IPv4 address on the way to others; empty on a machine that has no such way. */
    static Optional<String> find() {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(ELSEWHERE);
            InetAddress own = socket.getLocalAddress();
            return own.isAnyLocalAddress() || own.isLoopbackAddress()
                    ? Optional.empty()
                    : Optional.of(own.getHostAddress());
        } catch (SocketException noWay) {
            return Optional.empty();
        }
    }
}
