package io.twoshops.lab.target;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** One arm, deployed. */
public interface Deployment {
    Arm arm();

    /** Where a person at this machine reaches the shop. */
    URI publicUrl();

    /** Where customers reach it, who are elsewhere; load comes this way. */
    default URI customersUrl() {
        return publicUrl();
    }

    /** Where health, metrics and fault switches of the public application are. */
    URI managementUrl();

    DeployOptions options();

    /** How a person gets to the shop, and below it to what an operator wants to see, while this program does not run. */
    default List<String> directions() {
        return List.of(
                publicUrl().toString(),
                "health and metrics: " + managementUrl() + "/q/health " + managementUrl() + "/q/metrics");
    }

    List<Unit> units();

    /**
     * The unit that holds a module (the monolith holds all of them), or one of {@code postgres}, {@code kafka},
     * {@code provider}, or a unit's own name.
     *
     * @throws IllegalArgumentException naming the choices, when there is no such unit
     */
    Unit unitOf(String name);

    /** How the schema of a module is reached by SQL; {@code provider} has a database too, the storefront has none. */
    Database database(String module);

    /** The ledger of this arm's payment provider and its other calls. */
    URI providerUrl();

    /** What the contract suite needs to know, as system properties. */
    Map<String, String> suiteProperties();

    /** The secret between services, for probes of {@code /internal/**}. */
    String serviceToken();
}
