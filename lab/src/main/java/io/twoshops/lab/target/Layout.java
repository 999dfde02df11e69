package io.twoshops.lab.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where an arm is not one of each application on one database server.
 *
 * @param copies how many there are of an application, behind a balancer; one of each that is not named
 * @param ownDatabases whether each service has a database server of its own; the monolith has one database in any case
 * @param autoscaled whether a cluster adds and takes away replicas of the hot path as it is busy
 */
public record Layout(Map<String, Integer> copies, boolean ownDatabases, boolean autoscaled) {
    /** One of each. */
    public static final Layout PLAIN = new Layout(Map.of(), false, false);

    private static final int MOST_COPIES = 4;

    /** @throws IllegalArgumentException when there is no such application, or a number of copies is out of range */
    public Layout {
        copies = Collections.unmodifiableMap(new TreeMap<>(copies));
        copies.forEach(Layout::requireCopies);
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

    /** What there is of it in an arm: no copies of the other arm's applications, and of the monolith's databases only one. */
    public Layout of(Arm arm) {
        Map<String, Integer> own = new TreeMap<>(copies);
        own.keySet().retainAll(arm.applications());
        return new Layout(own, ownDatabases && arm == Arm.SERVICES, autoscaled);
    }

    /** Whether there is one of each application all the time. */
    public boolean ofOneEach() {
        return copies.isEmpty() && !autoscaled;
    }

    /** What one types after {@code ./shop up} for it. */
    List<String> typed() {
        List<String> typed = new ArrayList<>();
        copies.forEach((application, number) -> typed.add("--copies " + application + "=" + number));
        if (ownDatabases) {
            typed.add("--own-databases");
        }
        if (autoscaled) {
            typed.add("--autoscaled");
        }
        return typed;
    }
}
