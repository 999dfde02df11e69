package io.twoshops.lab.audit;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The orders that customers were told of, with what they were told. Threads may add to it at the same time. */
public final class Acknowledged {
    private static final String CONFIRMED = "CONFIRMED";
    private final Map<String, String> told = new ConcurrentHashMap<>();

    /** Orders of which nothing but the id is known. */
    public static Acknowledged of(Collection<String> orders) {
        Acknowledged acknowledged = new Acknowledged();
        orders.forEach(order -> acknowledged.add(order, null));
        return acknowledged;
    }

    /** @param status that the customer was told; null if it was not written down */
    public void add(String order, @Nullable String status) {
        String now = status == null ? "" : status;
        told.merge(order, now, (before, later) -> before.equals(CONFIRMED) ? before : later);
    }

    /** How many there are. */
    public int size() {
        return told.size();
    }

    Set<String> orders() {
        return Set.copyOf(told.keySet());
    }

    /** Those of which a customer was told at any time that they are confirmed. */
    Set<String> confirmed() {
        return told.entrySet().stream()
                .filter(order -> order.getValue().equals(CONFIRMED))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
