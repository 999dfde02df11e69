package io.twoshops.lab.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoshops.lab.target.Unit;
import io.twoshops.lab.target.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadlySwitchWorkerTest {
    private static final FaultSpec HALT =
            new FaultSpec(FaultKind.crash, "orders", 1, null, null, null, null, null, "orders.placed", null);
    private ServerSocket management;
    private volatile boolean dead;

    @BeforeEach
    void listen() throws IOException {
        management = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        management.setSoTimeout(60_000);
    }

    @AfterEach
    void close() throws IOException {
        management.close();
    }

    @Test
    void aProcessThatDiesOfTheSwitchBeforeItAnswersHasBeenStruck() throws Exception {
        hangUp(true);
        DeadlySwitchWorker worker = new DeadlySwitchWorker(HALT, unit());
        worker.start();
        assertThat(worker.proof()).isEqualTo("process 7 halted at orders.placed");
    }

    @Test
    void aProcessThatDoesNotAnswerAndLivesWasNotStruck() {
        hangUp(false);
        assertThatThrownBy(() -> new DeadlySwitchWorker(HALT, unit()).start()).isInstanceOf(FaultException.class);
    }

    @Test
    void aProcessThatNobodyReachedDiedOfSomethingElse() throws Exception {
        Unit unit = unit();
        management.close();
        DeadlySwitchWorker worker = new DeadlySwitchWorker(HALT, unit);
        dead = true;
        assertThatThrownBy(worker::start).isInstanceOf(FaultException.class);
    }

    @Test
    void whatWasOrderedIsTakenBackByWhoeverDoesNotWaitForTheAnswer() throws Exception {
        DeadlySwitchWorker worker = new DeadlySwitchWorker(HALT, unit());
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread ordering = new Thread(() -> {
            try {
                worker.start();
            } catch (FaultException e) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        ordering.start();
        try (Socket order = management.accept()) {
            assertThat(method(order)).isEqualTo("PUT");
            ordering.interrupt();
            try (Socket takenBack = management.accept()) {
                assertThat(method(takenBack)).isEqualTo("DELETE");
                String none = "{\"faults\":[]}";
                takenBack
                        .getOutputStream()
                        .write(("HTTP/1.1 200 OK\r\nContent-Length: " + none.length() + "\r\n\r\n" + none)
                                .getBytes(US_ASCII));
                assertThat(interrupted.join()).isTrue();
            }
        }
    }

    private static String method(Socket request) throws IOException {
        return new Scanner(request.getInputStream(), US_ASCII).next();
    }

    /** Takes the request, and ends the connection without an answer. */
    private void hangUp(boolean dying) {
        CompletableFuture.runAsync(() -> {
            try (Socket caller = management.accept()) {
                caller.getInputStream().read();
                dead = dying;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Unit unit() {
        URI uri = URI.create("http://localhost:" + management.getLocalPort());
        return (Unit) Proxy.newProxyInstance(
                Unit.class.getClassLoader(),
                new Class<?>[] {Unit.class},
                (proxy, method, arguments) -> answer(method.getName(), uri));
    }

    private @Nullable Object answer(String question, URI uri) {
        return switch (question) {
            case "pid" -> dead ? -1L : 7L;
            case "running" -> !dead;
            case "usage" -> Usage.NONE;
            case "managementUrl" -> Optional.of(uri);
            default -> throw new UnsupportedOperationException(question);
        };
    }
}
