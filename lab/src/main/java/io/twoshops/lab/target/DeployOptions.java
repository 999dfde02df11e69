package io.twoshops.lab.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an arm is deployed.
 *
 * @param portOffset added to every port
 * @param seedProducts how many products the catalogue is filled up to; 0 for the hand-made ones only
 * @param faultsEnabled whether the fault switches exist
 * @param fresh from nothing: what was deployed before is removed first, with its data
 * @param callMillis how long a call between services may take, in milliseconds; 0 for the services' own limits
 * @param copies how many there are of an application, behind a balancer; one of each that is not named
 * @param ownDatabases whether each service has a database server of its own; the monolith has one database in any case
 */
public record DeployOptions(
        int portOffset,
        int seedProducts,
        Resilience resilience,
        boolean faultsEnabled,
        Budget budget,
        boolean fresh,
        int callMillis,
        Map<String, Integer> copies,
        boolean ownDatabases) {
    private static final int MOST_COPIES = 4;

    /** @throws IllegalArgumentException when there is no such application, or a number of copies is out of range */
    public DeployOptions {
        // A deployment may have been noted by a lab that knew no copies.
        copies = copies == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(copies));
        copies.forEach(DeployOptions::requireCopies);
    }

    private static void requireCopies(String application, int number) {
        if (Arrays.stream(Arm.values()).noneMatch(arm -> arm.applications().contains(application))) {
            throw new IllegalArgumentException("no application \"" + application + "\"; there are monolith, "
                    + String.join(", ", Arm.SERVICES.applications()));
        }
        if (number < 2 || number > MOST_COPIES) {
            throw new IllegalArgumentException(
                    "copies of " + application + " must be from 2 to " + MOST_COPIES + ", and not " + number);
        }
    }

    /** As {@code ./shop up} deploys. */
    public static final DeployOptions DEFAULT =
            new DeployOptions(0, 0, Resilience.full, true, Budget.DEFAULT, false, 0, Map.of(), false);

    public DeployOptions withPortOffset(int offset) {
        return new DeployOptions(
                offset, seedProducts, resilience, faultsEnabled, budget, fresh, callMillis, copies, ownDatabases);
    }

    public DeployOptions withSeedProducts(int products) {
        return new DeployOptions(
                portOffset, products, resilience, faultsEnabled, budget, fresh, callMillis, copies, ownDatabases);
    }

    public DeployOptions withResilience(Resilience level) {
        return new DeployOptions(
                portOffset, seedProducts, level, faultsEnabled, budget, fresh, callMillis, copies, ownDatabases);
    }

    public DeployOptions withBudget(Budget other) {
        return new DeployOptions(
                portOffset, seedProducts, resilience, faultsEnabled, other, fresh, callMillis, copies, ownDatabases);
    }

    public DeployOptions withFresh(boolean fromNothing) {
        return new DeployOptions(
                portOffset,
                seedProducts,
                resilience,
                faultsEnabled,
                budget,
                fromNothing,
                callMillis,
                copies,
                ownDatabases);
    }

    public DeployOptions withCallMillis(int millis) {
        return new DeployOptions(
                portOffset, seedProducts, resilience, faultsEnabled, budget, fresh, millis, copies, ownDatabases);
    }

    /** With copies of an arm's applications; those of the other arm are left out. */
    public DeployOptions withCopies(Arm arm, Map<String, Integer> numbers) {
        Map<String, Integer> own = new TreeMap<>(numbers);
        numbers.forEach(DeployOptions::requireCopies);
        own.keySet().retainAll(arm.applications());
        return new DeployOptions(
                portOffset, seedProducts, resilience, faultsEnabled, budget, fresh, callMillis, own, ownDatabases);
    }

    /** With a database server for each service of an arm, which the monolith has none of. */
    public DeployOptions withOwnDatabases(Arm arm, boolean own) {
        return new DeployOptions(
                portOffset,
                seedProducts,
                resilience,
                faultsEnabled,
                budget,
                fresh,
                callMillis,
                copies,
                own && arm == Arm.SERVICES);
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
        copies.forEach((application, number) -> typed.add("--copies " + application + "=" + number));
        if (ownDatabases) {
            typed.add("--own-databases");
        }
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
