package io.twoshops.lab.target;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One arm whose units are reached on ports of this machine, wherever they run. */
public abstract class ReachedDeployment implements Deployment {
    private final Arm arm;
    private final DeployOptions options;
    private final Doors doors;

    /** Which port of this machine leads where. */
    public interface Doors {
        int database(String name);

        int provider();

        /** To where an application serves: {@code monolith} or a service. */
        int application(String name);

        /** To its health, metrics and fault switches. */
        int management(String name);
    }

    protected ReachedDeployment(Arm arm, DeployOptions options, Doors doors) {
        this.arm = arm;
        this.options = options;
        this.doors = doors;
    }

    /** The password of a role of the database. */
    protected abstract String password(String role);

    /** Another secret of the deployment, such as {@code admin}. */
    protected abstract String secret(String name);

    @Override
    public final Arm arm() {
        return arm;
    }

    @Override
    public final DeployOptions options() {
        return options;
    }

    @Override
    public final URI publicUrl() {
        return at(doors.application(arm.front()));
    }

    @Override
    public final URI managementUrl() {
        return at(doors.management(arm.front()));
    }

    @Override
    public final URI providerUrl() {
        return at(doors.provider());
    }

    private static URI at(int port) {
        return URI.create("http://localhost:" + port);
    }

    @Override
    public final Unit unitOf(String name) {
        return units().stream()
                .filter(unit -> unit.name().equals(name) || unit.modules().contains(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no unit or module \"" + name + "\" in the arm "
                        + arm.id() + "; there are "
                        + units().stream().map(Unit::name).collect(Collectors.joining(", "))));
    }

    @Override
    public final Database database(String module) {
        String name = arm.databaseOf(module);
        if (!arm.databases().contains(name)) {
            throw new IllegalArgumentException(module + " has no database");
        }
        return Database.at(doors.database(name), name, name, password(name));
    }

    @Override
    public final Map<String, String> suiteProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("shop.url", publicUrl().toString());
        properties.put("shop.management.url", managementUrl().toString());
        properties.put("shop.admin.password", secret("admin"));
        properties.put("shop.arm", arm.id());
        properties.put(
                "shop.internal.urls",
                arm == Arm.MONOLITH
                        ? ""
                        : arm.applications().stream()
                                .filter(name -> !name.equals(arm.front()))
                                .map(name -> at(doors.application(name)).toString())
                                .collect(Collectors.joining(",")));
        return properties;
    }

    @Override
    public final String serviceToken() {
        return secret("service-token");
    }
}
