package io.twoshops.orders.clients;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many of what, as the sister services write it. */
record Quantities(List<Item> items) {
    /** How many of one. */
    record Item(String sku, int quantity) {}

    static Quantities of(Map<String, Integer> quantities) {
        return new Quantities(quantities.entrySet().stream()
                .map(entry -> new Item(entry.getKey(), entry.getValue()))
                .toList());
    }

    Map<String, Integer> bySku() {
        Map<String, Integer> quantities = new LinkedHashMap<>();
        items.forEach(item -> quantities.put(item.sku(), item.quantity()));
        return quantities;
    }
}
