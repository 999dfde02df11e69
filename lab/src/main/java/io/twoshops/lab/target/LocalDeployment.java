package io.twoshops.lab.target;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One arm on ports of this machine. */
public abstract class LocalDeployment implements Deployment {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final String SUPERUSER = "postgres";
    private final DeploymentState state;
    private final Ports ports;

    protected LocalDeployment(DeploymentState state) {
        this.state = state;
        this.ports = new Ports(state.arm(), state.options().portOffset());
    }

    /** The password of a role of the database. */
    protected abstract String password(String role);

    /** Another secret of the deployment, such as {@code admin}. */
    protected abstract String secret(String name);

    /** Asks a unit over its port whether it can do its work. */
    protected final boolean answers(UnitSpec unit) {
        return switch (unit.kind()) {
            case DATABASE -> databaseAnswers();
            case BROKER -> Ports.listens(unit.port());
            case APPLICATION, PROVIDER -> healthy(unit.managementPort()) && Ports.listens(unit.port());
        };
    }

    private boolean databaseAnswers() {
        String url = ports.databaseUrl("postgres") + "?connectTimeout=2&socketTimeout=5";
        try (Connection connection = new Database(url, SUPERUSER, password(SUPERUSER)).connect()) {
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

    @Override
    public final Arm arm() {
        return state.arm();
    }

    @Override
    public final DeployOptions options() {
        return state.options();
    }

    @Override
    public final URI publicUrl() {
        return URI.create("http://localhost:" + ports.application(arm().front()));
    }

    @Override
    public final URI managementUrl() {
        return URI.create("http://localhost:" + Ports.management(ports.application(arm().front())));
    }

    @Override
    public final URI providerUrl() {
        return URI.create("http://localhost:" + ports.provider());
    }

    @Override
    public final Unit unitOf(String name) {
        return units().stream()
                .filter(unit -> unit.name().equals(name) || unit.modules().contains(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no unit or module \"" + name + "\" in the arm "
                        + arm().id() + "; there are "
                        + units().stream().map(Unit::name).collect(Collectors.joining(", "))));
    }

    @Override
    public final Database database(String module) {
        String name = arm().databaseOf(module);
        if (!arm().databases().contains(name)) {
            throw new IllegalArgumentException(module + " has no database");
        }
        return new Database(ports.databaseUrl(name), name, password(name));
    }

    @Override
    public final Map<String, String> suiteProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("shop.url", publicUrl().toString());
        properties.put("shop.management.url", managementUrl().toString());
        properties.put("shop.admin.password", secret("admin"));
        properties.put("shop.arm", arm().id());
        properties.put(
                "shop.internal.urls",
                arm() == Arm.MONOLITH
                        ? ""
                        : arm().applications().stream()
                                .filter(name -> !name.equals(arm().front()))
                                .map(name -> "http://localhost:" + ports.application(name))
                                .collect(Collectors.joining(",")));
        return properties;
    }

    @Override
    public final String serviceToken() {
        return secret("service-token");
    }
}
