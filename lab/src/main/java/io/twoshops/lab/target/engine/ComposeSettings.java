package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.Budget;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.DeploymentState;
import io.twoshops.lab.target.Kind;
import io.twoshops.lab.target.UnitSpec;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The variables in the compose files. */
final class ComposeSettings {
    /** The JVMs of the images take a fifth of their container's memory for the heap. */
    private static final int CONTAINER_PER_HEAP = 5;

    private ComposeSettings() {}

    /** Memory of all containers of applications together. */
    static int memoryMib(Budget budget) {
        return budget.heapMib() * CONTAINER_PER_HEAP;
    }

    /** Whether this machine has a port of it. */
    static boolean published(UnitSpec spec) {
        return spec.kind() != Kind.BROKER;
    }

    static Map<String, String> of(Engine.Facts facts, DeploymentState state) {
        DeployOptions options = state.options();
        Map<String, String> settings = new TreeMap<>();
        for (UnitSpec spec : state.units()) {
            String prefix = "SHOP_" + spec.name().toUpperCase(Locale.ROOT);
            if (published(spec)) {
                settings.put(prefix + "_PORT", "" + spec.port());
            }
            if (spec.managementPort() != 0) {
                settings.put(prefix + "_MANAGEMENT_PORT", "" + spec.managementPort());
            }
        }
        int memoryMib = memoryMib(options.budget());
        settings.put("SHOP_MONOLITH_MEMORY", memoryMib + "m");
        settings.put(
                "SHOP_SERVICE_MEMORY", memoryMib / state.arm().applications().size() + "m");
        int last = options.budget().cpus() == 0
                ? facts.cpus()
                : Math.min(options.budget().cpus(), facts.cpus());
        settings.put("SHOP_CPUSET", "0-" + (last - 1));
        settings.put("SHOP_RESILIENCE", options.resilience().name());
        settings.putAll(options.callLimits());
        settings.put("SHOP_FAULTS_ENABLED", "" + options.faultsEnabled());
        settings.put("SHOP_SEED_PRODUCTS", "" + options.seedProducts());
        // The lab asks the applications by HTTP; the engine would start a process in each of them for every look.
        settings.put("SHOP_HEALTH_INTERVAL", "60s");
        return settings;
    }
}
