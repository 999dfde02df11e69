package io.twoshops.lab.target;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** One arm on ports of this machine. */
public abstract class LocalDeployment extends ReachedDeployment {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final String SUPERUSER = "postgres";

    protected LocalDeployment(DeploymentState state) {
        super(state.arm(), state.options(), new Ports(state.arm(), state.options()));
    }

    /** Asks a unit over its port whether it can do its work. */
    protected final boolean answers(UnitSpec unit) {
        return switch (unit.kind()) {
            case DATABASE -> databaseAnswers(unit.port());
            case BROKER -> Ports.listens(unit.port());
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
