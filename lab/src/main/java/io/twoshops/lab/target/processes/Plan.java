package io.twoshops.lab.target.processes;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Kind;
import io.twoshops.lab.target.Ports;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UnitSpec;
import io.twoshops.lab.target.Workspace;
import io.twoshops.lab.target.balancer.Balancer;
import io.twoshops.lab.target.balancer.BalancerProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Which units an arm consists of, and how each is run. */
final class Plan {
    /** On top of the budget: the sandbox is no part of either arm. */
    private static final int PROVIDER_HEAP_MIB = 64;

    private static final int BROKER_HEAP_MIB = 192;
    private static final int BALANCER_HEAP_MIB = 64;
    private final Arm arm;
    private final DeployOptions options;
    private final Workspace workspace;
    private final Secrets secrets;
    private final Jvm jvm;
    private final Ports ports;
    private final Map<String, Postgres> servers = new LinkedHashMap<>();
    private final Broker broker;

    Plan(Arm arm, DeployOptions options, Workspace workspace, Secrets secrets, Jvm jvm) {
        this.arm = arm;
        this.options = options;
        this.workspace = workspace;
        this.secrets = secrets;
        this.jvm = jvm;
        this.ports = new Ports(arm, options);
        Path data = workspace.arm(arm).resolve("data");
        for (UnitSpec unit : ports.units()) {
            if (unit.kind() == Kind.DATABASE) {
                Postgres server = new Postgres(workspace.shared(), data.resolve(unit.name()), unit.port(), secrets);
                servers.put(unit.name(), server);
            }
        }
        this.broker = new Broker(data.resolve("kafka"), ports.broker(), ports.brokerController());
    }

    Postgres server(String name) {
        return Objects.requireNonNull(servers.get(name));
    }

    /** The names of the databases that a server holds. */
    List<String> databases(String server) {
        return ports.databases(server);
    }

    Broker broker() {
        return broker;
    }

    /** The ports that a unit's process listens on. */
    List<Integer> takenBy(UnitSpec unit) {
        return ports.takenBy(unit);
    }

    List<String> brokerJava() throws TargetException {
        List<String> java = new ArrayList<>(jvm.java("kafka", BROKER_HEAP_MIB));
        java.addAll(List.of("-cp", workspace.brokerClassPath()));
        return java;
    }

    /** For the short program that makes the broker's folder. */
    List<String> formatJava() throws TargetException {
        List<String> java = new ArrayList<>(jvm.briefly("kafka", BROKER_HEAP_MIB));
        java.addAll(List.of("-cp", workspace.brokerClassPath()));
        return java;
    }

    /** How each unit is run, databases and brokers first. */
    List<Launch> launches() throws TargetException {
        List<Launch> launches = new ArrayList<>();
        for (UnitSpec unit : ports.units()) {
            launches.add(
                    switch (unit.kind()) {
                        case DATABASE -> new Launch(unit, server(unit.name()).command(), Map.of());
                        case BROKER -> new Launch(unit, broker.command(brokerJava()), Jvm.ENVIRONMENT);
                        case BALANCER -> balancer(unit);
                        case PROVIDER -> application(unit, PROVIDER_HEAP_MIB);
                        case APPLICATION ->
                            application(
                                    unit,
                                    options.budget().heapMib()
                                            / arm.applications().size());
                    });
        }
        return launches;
    }

    private Launch balancer(UnitSpec unit) {
        List<String> command = new ArrayList<>(jvm.java(unit.name(), BALANCER_HEAP_MIB));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BalancerProgram.class.getName()));
        command.add(Integer.toString(unit.port()));
        ports.routes().forEach((port, copies) -> command.add(new Balancer.Route(port, copies).toString()));
        return new Launch(unit, command, Jvm.ENVIRONMENT);
    }

    private Launch application(UnitSpec unit, int heapMib) throws TargetException {
        List<String> command = jvm.application(
                unit.application(),
                workspace.builtApplication(unit.application()),
                heapMib,
                options.budget().cpus());
        return new Launch(unit, command, environment(unit));
    }

    private Map<String, String> environment(UnitSpec unit) {
        Map<String, String> environment = new LinkedHashMap<>(Jvm.ENVIRONMENT);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", "" + unit.port());
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", "" + unit.managementPort());
        if (!unit.application().equals("storefront")) {
            String database = unit.application().equals("monolith") ? "shop" : unit.application();
            var access = server(ports.server(database)).database(database, database);
            environment.put("SHOP_DB_URL", access.url());
            environment.put("SHOP_DB_USER", access.user());
            environment.put("SHOP_DB_PASSWORD", access.password());
        }
        if (unit.kind() == Kind.APPLICATION) {
            application(unit, environment);
        }
        return environment;
    }

    private void application(UnitSpec unit, Map<String, String> environment) {
        environment.put("SHOP_PROVIDER_URL", "http://localhost:" + ports.provider());
        environment.put("SHOP_RESILIENCE", options.resilience().name());
        environment.put("SHOP_FAULTS_ENABLED", "" + options.faultsEnabled());
        if (options.seedProducts() > 0) {
            environment.put("SHOP_SEED_PRODUCTS", "" + options.seedProducts());
        }
        if (unit.modules().contains("accounts")) {
            environment.put("SHOP_ADMIN_PASSWORD", secrets.get("admin"));
        }
        if (arm == Arm.SERVICES) {
            environment.putAll(options.callLimits());
            environment.put("SHOP_SERVICE_TOKEN", secrets.get("service-token"));
            environment.put("SHOP_KAFKA_SERVERS", "localhost:" + ports.broker());
            for (String module : Arm.MODULES) {
                environment.put(
                        "SHOP_" + module.toUpperCase(Locale.ROOT) + "_URL",
                        "http://localhost:" + ports.application(module));
            }
        }
    }
}
