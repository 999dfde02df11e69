package io.twoshops.it;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests over one connection. The JDK's client would open a second one where the first has broken, and say nothing. */
final class KeptConnection implements AutoCloseable {
    private static final int LIMIT_MILLIS = 10_000;
    private final Socket socket;
    private final InputStream in;
    private final byte[] request;

    KeptConnection(URI uri) throws IOException {
        this.socket = new Socket(uri.getHost(), uri.getPort());
        this.socket.setTcpNoDelay(true);
        this.socket.setSoTimeout(LIMIT_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.request = ("GET " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The time that the quickest of some requests took, in milliseconds. */
    double quickest(int requests) throws IOException {
        double quickest = Double.MAX_VALUE;
        for (int request = 0; request < requests; request++) {
            quickest = Math.min(quickest, millis());
        }
        return quickest;
    }

    private double millis() throws IOException {
        long start = System.nanoTime();
        socket.getOutputStream().write(request);
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return (System.nanoTime() - start) / 1e6;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection was closed");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
