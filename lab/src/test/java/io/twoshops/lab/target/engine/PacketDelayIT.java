package io.twoshops.lab.target.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.twoshops.lab.target.Delayed;
import io.twoshops.lab.target.LinuxProcess;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UnmetNeedException;
import io.twoshops.lab.target.delay.DelayerProgram;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slow links with the kernel's own queue, and without a container engine. */
class PacketDelayIT {
    private static final int MILLIS = 200;
    private static final int BULK = 4 << 20;
    private Namespace namespace;
    private PacketDelay delay;

    @BeforeEach
    void aNamespace() throws Exception {
        namespace = Namespace.make();
        delay = new PacketDelay(namespace.process(), MILLIS);
    }

    @AfterEach
    void gone() throws Exception {
        namespace.close();
    }

    private static double roundTripMillis(Socket socket) throws IOException {
        long start = System.nanoTime();
        socket.getOutputStream().write(1);
        assertThat(socket.getInputStream().read()).isEqualTo(1);
        return (System.nanoTime() - start) / 1e6;
    }

    @Test
    void packetsArriveLaterOnAConnectionThatOutlivesIt() throws Exception {
        try (Socket socket = namespace.connect()) {
            await().until(() -> roundTripMillis(socket) < MILLIS);
            delay.begin();
            for (int i = 0; i < 5; i++) {
                assertThat(roundTripMillis(socket)).isGreaterThanOrEqualTo(MILLIS);
            }
            Delayed delayed = delay.delayed();
            assertThat(delayed.packets()).isGreaterThanOrEqualTo(5);
            assertThat(delayed.leastMillis()).isGreaterThanOrEqualTo(MILLIS);
            delay.end();
            await().until(() -> roundTripMillis(socket) < MILLIS);
        }
        assertThat(namespace.rules()).isEmpty();
    }

    @Test
    void whatIsUnderWayWhenItBeginsAndWhenItEndsArrivesWhole() throws Exception {
        byte[] sent = new byte[BULK];
        new Random(1).nextBytes(sent);
        try (Socket socket = namespace.connect()) {
            CompletableFuture<byte[]> got = CompletableFuture.supplyAsync(() -> read(socket));
            for (int from = 0; from < BULK; from += BULK / 4) {
                socket.getOutputStream().write(sent, from, BULK / 4);
                if (from == 0) {
                    delay.begin();
                }
            }
            await().until(() -> delay.delayed().packets() > 10);
            delay.end();
            assertThat(got.get()).isEqualTo(sent);
        }
    }

    private static byte[] read(Socket socket) {
        try {
            return socket.getInputStream().readNBytes(BULK);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void packetsPassWhenWhatDelaysThemHasDied() throws Exception {
        delay.begin();
        try (Socket socket = namespace.connect()) {
            assertThat(roundTripMillis(socket)).isGreaterThanOrEqualTo(MILLIS);
            delayer().destroyForcibly();
            await().until(() -> roundTripMillis(socket) < MILLIS);
        }
        assertThat(delay.delayed()).isEqualTo(Delayed.NONE);
        assertThatThrownBy(delay::end).isInstanceOf(TargetException.class).hasMessageContaining("no longer delayed");
        assertThat(namespace.rules()).isEmpty();
    }

    private static ProcessHandle delayer() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> commandLine(process).contains(DelayerProgram.class.getName()))
                .findFirst()
                .orElseThrow();
    }

    /** The whole of it; {@link ProcessHandle} leaves out what is longer than a page of memory. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", "" + process.pid(), "cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    /** A lab that does nothing else, to be killed. */
    static final class Lab {
        public static void main(String[] arguments) throws Exception {
            new PacketDelay(LinuxProcess.of(Long.parseLong(arguments[0])).orElseThrow(), MILLIS).begin();
            System.out.println("begun");
            Thread.sleep(60_000);
        }
    }

    @Test
    void nothingStaysWhenTheLabIsKilled() throws Exception {
        Process lab = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Lab.class.getName(),
                        "" + namespace.process().pid())
                .start();
        try (Socket socket = namespace.connect()) {
            assertThat(lab.inputReader().readLine()).isEqualTo("begun");
            ProcessHandle delayer = delayer();
            assertThat(roundTripMillis(socket)).isGreaterThanOrEqualTo(MILLIS);
            lab.destroyForcibly();
            await().until(() -> !delayer.isAlive() && namespace.rules().isEmpty());
            await().until(() -> roundTripMillis(socket) < MILLIS);
        } finally {
            lab.destroyForcibly();
        }
    }

    @Test
    void isRefusedWhereAnotherDoesItAndLeavesThatAlone() throws Exception {
        delay.begin();
        PacketDelay second = new PacketDelay(namespace.process(), 1);
        assertThatThrownBy(second::begin)
                .isInstanceOf(UnmetNeedException.class)
                .hasMessageContaining("only by root")
                .hasMessageContaining("queue 1 is in use");
        assertThat(namespace.rules()).hasSize(1);
        try (Socket socket = namespace.connect()) {
            assertThat(roundTripMillis(socket)).isGreaterThanOrEqualTo(MILLIS);
        }
        delay.end();
    }
}
