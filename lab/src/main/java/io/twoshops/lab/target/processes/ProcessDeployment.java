package io.twoshops.lab.target.processes;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Database;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Http;
import io.twoshops.lab.target.Kind;
import io.twoshops.lab.target.Unit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One arm as processes, put together from the state file and the secrets. */
final class ProcessDeployment implements Deployment {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

    private final DeploymentState state;
    private final Plan plan;
    private final Secrets secrets;
    private final Ports ports;
    private final List<ProcessUnit> units;

    ProcessDeployment(DeploymentState state, Path folder, Plan plan, Secrets secrets) {
        this.state = state;
        this.plan = plan;
        this.secrets = secrets;
        this.ports = new Ports(state.arm(), state.options().portOffset());
        this.units = state.units().stream()
                .map(spec -> new ProcessUnit(spec, folder.resolve("units").resolve(spec.name()), () -> answers(spec)))
                .toList();
    }

    private boolean answers(UnitSpec spec) {
        return switch (spec.kind()) {
            case DATABASE -> plan.postgres().answers();
            case BROKER -> plan.broker().answers();
            case APPLICATION, PROVIDER -> healthy(spec.managementPort()) && Broker.listens(spec.port());
        };
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

    List<ProcessUnit> processes() {
        return units;
    }

    @Override
    public Arm arm() {
        return state.arm();
    }

    @Override
    public DeployOptions options() {
        return state.options();
    }

    @Override
    public URI publicUrl() {
        return URI.create("http://localhost:" + ports.application(front()));
    }

    @Override
    public URI managementUrl() {
        return URI.create("http://localhost:" + Ports.management(ports.application(front())));
    }

    private String front() {
        return arm() == Arm.MONOLITH ? "monolith" : "storefront";
    }

    @Override
    public URI providerUrl() {
        return URI.create("http://localhost:" + ports.provider());
    }

    @Override
    public List<Unit> units() {
        return List.copyOf(units);
    }

    @Override
    public Unit unitOf(String name) {
        return units.stream()
                .filter(unit -> unit.name().equals(name) || unit.modules().contains(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no unit or module \"" + name + "\" in the arm "
                        + arm().id() + "; there are "
                        + units.stream().map(ProcessUnit::name).collect(Collectors.joining(", "))));
    }

    @Override
    public Database database(String module) {
        String name = plan.databaseOf(module);
        if (!plan.databases().contains(name)) {
            throw new IllegalArgumentException(module + " has no database");
        }
        return plan.postgres().database(name, name);
    }

    @Override
    public Map<String, String> suiteProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("shop.url", publicUrl().toString());
        properties.put("shop.management.url", managementUrl().toString());
        properties.put("shop.admin.password", secrets.get("admin"));
        properties.put("shop.arm", arm().id());
        properties.put(
                "shop.internal.urls",
                arm() == Arm.MONOLITH
                        ? ""
                        : units.stream()
                                .filter(unit -> unit.kind() == Kind.APPLICATION
                                        && !unit.name().equals("storefront"))
                                .map(unit -> "http://localhost:" + unit.port())
                                .collect(Collectors.joining(",")));
        return properties;
    }

    @Override
    public String serviceToken() {
        return secrets.get("service-token");
    }
}
