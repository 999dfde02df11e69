package io.twoshops.lab.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A real broker is asked by whatever starts the services; these are what must not be taken for one. */
class LocalDeploymentTest {
    private static final int REQUEST_BYTES = 14;

    @Test
    void aBrokerThatAnswersIsReady() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answering(server, ByteBuffer.allocate(8).putInt(4).putInt(1).array());

            assertThat(LocalDeployment.brokerAnswers(server.getLocalPort())).isTrue();
        }
    }

    @Test
    void aFrozenOneIsNotThoughItsPortTakesConnections() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.listens(server.getLocalPort())).isTrue();
            assertThat(LocalDeployment.brokerAnswers(server.getLocalPort())).isFalse();
        }
    }

    @Test
    void whatAnswersInAnotherLanguageIsNone() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answering(server, "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(LocalDeployment.brokerAnswers(server.getLocalPort())).isFalse();
        }
    }

    private static void answering(ServerSocket server, byte[] answer) {
        Thread thread = new Thread(() -> {
            try (Socket client = server.accept()) {
                new DataInputStream(client.getInputStream()).readFully(new byte[REQUEST_BYTES]);
                client.getOutputStream().write(answer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
