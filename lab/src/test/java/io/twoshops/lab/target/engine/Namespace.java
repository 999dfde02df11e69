package io.twoshops.lab.target.engine;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import io.twoshops.lab.target.LinuxProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A network namespace like a container's, joined to this machine's by a link of its own. A server in it sends back what it
 * gets.
 */
final class Namespace implements AutoCloseable {
    /** Of RFC 2544, for tests; the addresses for documentation are taken on some machines. */
    private static final String HERE = "198.18.213.1";

    private static final String INSIDE = "198.18.213.2";
    private static final int CLONE_NEWNET = 0x4000_0000;
    private final Process holder;
    private final ServerSocket server;

    static {
        Native.register(Namespace.class, Platform.C_LIBRARY_NAME);
    }

    private static native int open(String path, int flags) throws LastErrorException;

    private static native int setns(int descriptor, int kind) throws LastErrorException;

    private Namespace(Process holder, ServerSocket server) {
        this.holder = holder;
        this.server = server;
    }

    /** Makes it; where that cannot be done the test is skipped, and fails in CI. */
    static Namespace make() throws Exception {
        Process holder = new ProcessBuilder("unshare", "-n", "sh", "-c", "echo made; exec sleep 600").start();
        try {
            if (holder.inputReader().readLine() == null) {
                throw new IOException(holder.errorReader().readLine());
            }
            String pid = "" + holder.pid();
            run("ip", "link", "add", "slow-out", "type", "veth", "peer", "name", "slow-in", "netns", pid);
            run("ip", "addr", "add", HERE + "/30", "dev", "slow-out");
            run("ip", "link", "set", "slow-out", "up");
            run("nsenter", "-t", pid, "-n", "ip", "addr", "add", INSIDE + "/30", "dev", "slow-in");
            run("nsenter", "-t", pid, "-n", "ip", "link", "set", "slow-in", "up");
            run("nsenter", "-t", pid, "-n", "iptables", "-w", "-L", "INPUT", "-n");
        } catch (IOException e) {
            holder.destroyForcibly();
            String reason = "not tried in a network namespace: " + e.getMessage();
            System.err.println(reason);
            return System.getenv("CI") == null ? abort(reason) : fail(reason, e);
        }
        return new Namespace(holder, serverInside(holder.pid()));
    }

    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + out.strip());
        }
        return out;
    }

    /** A socket belongs to the namespace of the thread that makes it. */
    private static ServerSocket serverInside(long pid) {
        CompletableFuture<ServerSocket> made = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        setns(open("/proc/" + pid + "/ns/net", 0), CLONE_NEWNET);
                        made.complete(new ServerSocket(0, 50, InetAddress.getByName(INSIDE)));
                    } catch (IOException | RuntimeException e) {
                        made.completeExceptionally(e);
                    }
                })
                .start();
        ServerSocket server = made.join();
        daemon(() -> {
            while (true) {
                Socket client = server.accept();
                daemon(() -> client.getInputStream().transferTo(client.getOutputStream()));
            }
        });
        return server;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    LinuxProcess process() {
        return LinuxProcess.of(holder.pid()).orElseThrow();
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(INSIDE, server.getLocalPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** The rules for packets that come in. */
    List<String> rules() throws Exception {
        String list = run("nsenter", "-t", "" + holder.pid(), "-n", "iptables", "-w", "-S", "INPUT");
        return list.lines().filter(line -> line.startsWith("-A")).toList();
    }

    @Override
    public void close() throws Exception {
        server.close();
        run("ip", "link", "del", "slow-out");
        holder.destroyForcibly().waitFor();
    }
}
