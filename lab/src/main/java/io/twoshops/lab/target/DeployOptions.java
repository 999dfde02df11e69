package io.twoshops.lab.target;

/**
 * How an arm is deployed.
 *
 * @param portOffset added to every port
 * @param seedProducts how many products the catalogue is filled up to; 0 for the hand-made ones only
 * @param faultsEnabled whether the fault switches exist
 * @param fresh from nothing: what was deployed before is removed first, with its data
 */
public record DeployOptions(
        int portOffset, int seedProducts, Resilience resilience, boolean faultsEnabled, Budget budget, boolean fresh) {

    /** As {@code ./shop up} deploys. */
    public static final DeployOptions DEFAULT = new DeployOptions(0, 0, Resilience.full, true, Budget.DEFAULT, false);

    public DeployOptions withPortOffset(int offset) {
        return new DeployOptions(offset, seedProducts, resilience, faultsEnabled, budget, fresh);
    }

    public DeployOptions withSeedProducts(int products) {
        return new DeployOptions(portOffset, products, resilience, faultsEnabled, budget, fresh);
    }

    public DeployOptions withResilience(Resilience level) {
        return new DeployOptions(portOffset, seedProducts, level, faultsEnabled, budget, fresh);
    }

    public DeployOptions withBudget(Budget other) {
        return new DeployOptions(portOffset, seedProducts, resilience, faultsEnabled, other, fresh);
    }

    public DeployOptions withFresh(boolean fromNothing) {
        return new DeployOptions(portOffset, seedProducts, resilience, faultsEnabled, budget, fromNothing);
    }
}
