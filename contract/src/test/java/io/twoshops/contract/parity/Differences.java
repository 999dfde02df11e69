package io.twoshops.contract.parity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code docs/differences.md} admits. A row of a table names a class, with or without {@code io.twoshops.} in
 * front, or the file of a migration; its last cell is the reason.
 *
 * @param reasons by section, then by name
 * @param faults what is wrong with the list itself: a row without reason, a name listed twice
 */
record Differences(Map<String, Map<String, String>> reasons, List<String> faults) {

    static final String CHANGED = "Same name, different content";
    static final String ONLY_MONOLITH = "Only in the monolith";
    static final String ONLY_SERVICES = "Only in the services";

    static Differences parse(String markdown) {
        Map<String, Map<String, String>> reasons = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        String section = "";
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("## ")) {
                section = line.substring(3).strip();
            } else if (line.startsWith("|")
                    && List.of(CHANGED, ONLY_MONOLITH, ONLY_SERVICES).contains(section)) {
                row(line, section, reasons.computeIfAbsent(section, s -> new TreeMap<>()), faults);
            }
        }
        return new Differences(reasons, faults);
    }

    Map<String, String> section(String name) {
        return reasons.getOrDefault(name, Map.of());
    }

    private static void row(String line, String section, Map<String, String> rows, List<String> faults) {
        List<String> cells = Arrays.stream(line.substring(1).split("\\|", -1))
                .map(String::strip)
                .toList();
        String name = cells.get(0).replace("`", "").replaceFirst("^io\\.twoshops\\.", "");
        if (name.equals("class") || name.matches("[-: ]*")) {
            return;
        }
        String reason = cells.size() < 3 ? "" : cells.get(cells.size() - 2);
        if (reason.isEmpty()) {
            faults.add(section + ": no reason for " + name);
        }
        if (rows.put(name, reason) != null) {
            faults.add(section + ": listed twice: " + name);
        }
    }
}
