package io.twoshops.lab.manifests;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that must hold for manifests that are applied together.
 *
 * @param check names each object that breaks the rule, and how
 */
record Rule(String name, Function<Manifests, List<String>> check) {
    /** Those that hold for every combination. */
    static List<Rule> all() {
        return Stream.of(
                        PodRules.ALL,
                        RolloutRules.ALL,
                        QuotaRules.ALL,
                        WiringRules.ALL,
                        ReferenceRules.ALL,
                        NetworkRules.ALL)
                .flatMap(List::stream)
                .toList();
    }

    static Rule named(String name) {
        return Stream.concat(all().stream(), PlatformRules.ALL.stream())
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no rule " + name));
    }

    @Override
    public String toString() {
        return name;
    }
}
