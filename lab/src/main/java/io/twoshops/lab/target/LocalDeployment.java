package io.twoshops.lab.target;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** One arm on ports of this machine. */
public abstract class LocalDeployment extends ReachedDeployment {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final String SUPERUSER = "postgres";
    private static final short API_VERSIONS = 18;
    private static final short NO_CLIENT_ID = -1;
    private static final int BROKER_REQUEST = 1;

    protected LocalDeployment(DeploymentState state) {
        super(state.arm(), state.options(), new Ports(state.arm(), state.options()));
    }

    /** Asks a unit over its port whether it can do its work. */
    protected final boolean answers(UnitSpec unit) {
        return switch (unit.kind()) {
            case DATABASE -> databaseAnswers(unit.port());
            case BROKER -> brokerAnswers(unit.port());
            case BALANCER -> healthy(unit.port());
            case APPLICATION, PROVIDER -> healthy(unit.managementPort()) && Ports.listens(unit.port());
        };
    }

    private boolean databaseAnswers(int port) {
        String name = "postgres?connectTimeout=2&socketTimeout=2";
        try (Connection connection =
                Database.at(port, name, SUPERUSER, password(SUPERUSER)).connect()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Whether a broker tells which requests it knows, the first thing that any client asks: <a
     * href="https://kafka.apache.org/protocol#The_Messages_ApiVersions">ApiVersions, version 0</a>. A port is no proof: the kernel takes
     * connections for a process that is frozen.
     */
    static boolean brokerAnswers(int port) {
        int limit = (int) ANSWER_LIMIT.toMillis();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), limit);
            socket.setSoTimeout(limit);
            int size = Short.BYTES + Short.BYTES + Integer.BYTES + Short.BYTES;
            ByteBuffer request = ByteBuffer.allocate(Integer.BYTES + size).putInt(size);
            request.putShort(API_VERSIONS)
                    .putShort((short) 0)
                    .putInt(BROKER_REQUEST)
                    .putShort(NO_CLIENT_ID);
            socket.getOutputStream().write(request.array());
            DataInputStream answer = new DataInputStream(socket.getInputStream());
            int length = answer.readInt();
            return length >= Integer.BYTES && answer.readInt() == BROKER_REQUEST;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean healthy(int managementPort) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + "/q/health/ready"));
        try {
            return Http.send(request, ANSWER_LIMIT, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
