package io.twoshops.lab.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HttpTest {
    private static final String HALF = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf";

    @Test
    void givesUpAnAnswerThatStopsHalfWay() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> answerHalf(server));
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://localhost:" + server.getLocalPort()));
            assertThatThrownBy(() -> Http.send(request, Duration.ofMillis(300), HttpResponse.BodyHandlers.ofString()))
                    .hasCauseInstanceOf(HttpTimeoutException.class)
                    .hasMessageContaining("no whole answer within 300 ms");
            assertThat(heard.get(30, TimeUnit.SECONDS))
                    .startsWith("GET / HTTP/1.1")
                    .doesNotContain("Upgrade");
        }
    }

    /** {@return what was asked, once the client has closed the connection} */
    private static String answerHalf(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(HALF.getBytes(StandardCharsets.US_ASCII));
            InputStream in = client.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
