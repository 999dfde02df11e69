package io.twoshops.contract.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Compares the sources of the monolith with those of all services, by full class name; migrations by file name. */
final class Parity {

    private Parity() {}

    /** Every way in which the trees under {@code root} and the list of differences do not fit; empty when all is said. */
    static List<String> violations(Path root, Differences listed) {
        Map<String, Set<String>> monolith = sources(List.of(root.resolve("monolith")));
        Map<String, Set<String>> services = sources(children(root.resolve("services")));
        List<String> violations = new ArrayList<>(listed.faults());
        if (monolith.isEmpty() || services.isEmpty()) {
            violations.add("nothing to compare under " + root);
        }
        Set<String> both = new TreeSet<>(monolith.keySet());
        both.retainAll(services.keySet());
        judge(
                both,
                name -> !Objects.equals(monolith.get(name), services.get(name)),
                listed,
                Differences.CHANGED,
                violations);
        Set<String> one = new TreeSet<>(monolith.keySet());
        one.removeAll(both);
        judge(one, name -> true, listed, Differences.ONLY_MONOLITH, violations);
        Set<String> other = new TreeSet<>(services.keySet());
        other.removeAll(both);
        judge(other, name -> true, listed, Differences.ONLY_SERVICES, violations);
        return violations;
    }

    private static void judge(
            Set<String> names,
            Predicate<String> different,
            Differences listed,
            String section,
            List<String> violations) {
        Set<String> unsaid = new TreeSet<>(names);
        unsaid.removeIf(different.negate());
        Set<String> stale = new TreeSet<>(listed.section(section).keySet());
        stale.removeAll(unsaid);
        unsaid.removeAll(listed.section(section).keySet());
        unsaid.forEach(name -> violations.add(section + ": not listed: " + name));
        stale.forEach(name -> violations.add(section + ": listed but not so: " + name));
    }

    /** The different contents of each class and migration; several when services disagree among themselves. */
    private static Map<String, Set<String>> sources(List<Path> applications) {
        Map<String, Set<String>> sources = new TreeMap<>();
        for (Path application : applications) {
            Path java = application.resolve("src/main/java");
            for (Path file : files(java, ".java")) {
                String name = java.relativize(file).toString().replace('/', '.').replaceFirst("\\.java$", "");
                add(sources, name.replaceFirst("^io\\.twoshops\\.", ""), file);
            }
            for (Path file : files(application.resolve("src/main/resources/db/migration"), ".sql")) {
                add(sources, file.getFileName().toString(), file);
            }
        }
        return sources;
    }

    private static void add(Map<String, Set<String>> sources, String name, Path file) {
        try {
            sources.computeIfAbsent(name, n -> new TreeSet<>()).add(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
