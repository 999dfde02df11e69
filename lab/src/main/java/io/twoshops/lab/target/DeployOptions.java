package io.twoshops.lab.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How an arm is deployed.
 *
 * @param portOffset added to every port
 * @param seedProducts how many products the catalogue is filled up to; 0 for the hand-made ones only
 * @param faultsEnabled whether the fault switches exist
 * @param fresh from nothing: what was deployed before is removed first, with its data
 * @param callMillis how long a call between services may take, in milliseconds; 0 for the services' own limits
 * @param layout what there is more of than one
 */
public record DeployOptions(
        int portOffset,
        int seedProducts,
        Resilience resilience,
        boolean faultsEnabled,
        Budget budget,
        boolean fresh,
        int callMillis,
        Layout layout) {
    /** Of a deployment that a lab has noted which knew no layouts there is one of each. */
    public DeployOptions {
        layout = layout == null ? Layout.PLAIN : layout;
    }

    /** As {@code ./shop up} deploys. */
    public static final DeployOptions DEFAULT =
            new DeployOptions(0, 0, Resilience.full, true, Budget.DEFAULT, false, 0, Layout.PLAIN);

    public DeployOptions withPortOffset(int offset) {
        return new DeployOptions(offset, seedProducts, resilience, faultsEnabled, budget, fresh, callMillis, layout);
    }

    public DeployOptions withSeedProducts(int products) {
        return new DeployOptions(portOffset, products, resilience, faultsEnabled, budget, fresh, callMillis, layout);
    }

    public DeployOptions withResilience(Resilience level) {
        return new DeployOptions(portOffset, seedProducts, level, faultsEnabled, budget, fresh, callMillis, layout);
    }

    public DeployOptions withBudget(Budget other) {
        return new DeployOptions(portOffset, seedProducts, resilience, faultsEnabled, other, fresh, callMillis, layout);
    }

    public DeployOptions withFresh(boolean fromNothing) {
        return new DeployOptions(
                portOffset, seedProducts, resilience, faultsEnabled, budget, fromNothing, callMillis, layout);
    }

    public DeployOptions withCallMillis(int millis) {
        return new DeployOptions(portOffset, seedProducts, resilience, faultsEnabled, budget, fresh, millis, layout);
    }

    public DeployOptions withLayout(Layout other) {
        return new DeployOptions(portOffset, seedProducts, resilience, faultsEnabled, budget, fresh, callMillis, other);
    }

    /**
     * Of an arm that is up already; whether it starts from nothing makes no difference then.
     *
     * @throws UnmetNeedException when it was deployed with other options than these
     */
    public void requireLike(Arm arm, DeployOptions present) throws UnmetNeedException {
        if (!present.withFresh(false).equals(withFresh(false))) {
            throw new UnmetNeedException(
                    arm.id() + " is already up with other options (" + present.typed() + "); run ./shop down first");
        }
    }

    /** What one types after {@code ./shop up} for them. */
    private String typed() {
        List<String> typed = new ArrayList<>();
        add(typed, "--port-offset", portOffset, DEFAULT.portOffset);
        add(typed, "--products", seedProducts, DEFAULT.seedProducts);
        add(typed, "--resilience", resilience, DEFAULT.resilience);
        add(typed, "--heap", budget.heapMib(), DEFAULT.budget.heapMib());
        add(typed, "--cpus", budget.cpus(), DEFAULT.budget.cpus());
        typed.addAll(layout.typed());
        return typed.isEmpty() ? "those of ./shop up alone" : String.join(" ", typed);
    }

    private static void add(List<String> typed, String name, Object value, Object usual) {
        if (!value.equals(usual)) {
            typed.add(name + " " + value);
        }
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
