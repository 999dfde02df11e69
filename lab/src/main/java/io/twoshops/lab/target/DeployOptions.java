package io.twoshops.lab.target;

import java.util.Map;

/**
 * How an arm is deployed.
 *
 * @param portOffset added to every port
 * @param seedProducts how many products the catalogue is filled up to; 0 for the hand-made ones only
 * @param faultsEnabled whether the fault switches exist
 * @param fresh from nothing: what was deployed before is removed first, with its data
 * @param callMillis how long a call between services may take, in milliseconds; 0 for the services' own limits
 */
public record DeployOptions(
        int portOffset,
        int seedProducts,
        Resilience resilience,
        boolean faultsEnabled,
        Budget budget,
        boolean fresh,
        int callMillis) {

    /** As {@code ./shop up} deploys. */
    public static final DeployOptions DEFAULT =
            new DeployOptions(0, 0, Resilience.full, true, Budget.DEFAULT, false, 0);

    public DeployOptions withPortOffset(int offset) {
        return new DeployOptions(offset, seedProducts, resilience, faultsEnabled, budget, fresh, callMillis);
    }

    public DeployOptions withSeedProducts(int products) {
        return new DeployOptions(portOffset, products, resilience, faultsEnabled, budget, fresh, callMillis);
    }

    public DeployOptions withResilience(Resilience level) {
        return new DeployOptions(portOffset, seedProducts, level, faultsEnabled, budget, fresh, callMillis);
    }

    public DeployOptions withBudget(Budget other) {
        return new DeployOptions(portOffset, seedProducts, resilience, faultsEnabled, other, fresh, callMillis);
    }

    public DeployOptions withFresh(boolean fromNothing) {
        return new DeployOptions(portOffset, seedProducts, resilience, faultsEnabled, budget, fromNothing, callMillis);
    }

    public DeployOptions withCallMillis(int millis) {
        return new DeployOptions(portOffset, seedProducts, resilience, faultsEnabled, budget, fresh, millis);
    }

    /** The time limits as settings of the services: the storefront waits for those who have to ask others in turn. */
    public Map<String, String> callLimits() {
        return callMillis == 0
                ? Map.of()
                : Map.of(
                        "SHOP_REMOTE_TIMEOUT", callMillis + "ms",
                        "STOREFRONT_LIMIT", 3 * callMillis + "ms",
                        "STOREFRONT_ORDER_LIMIT", 3 * callMillis + "ms");
    }
}
