package io.twoshops.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds SQL in one module that reaches into the schema of another: in string literals, mappings and migrations. */
final class ForeignSql {
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern MAPPING = Pattern.compile("schema\\s*=\\s*\"(\\w+)\"");

    private final Set<String> modules;
    private final Pattern table;

    ForeignSql(Set<String> modules) {
        this.modules = modules;
        this.table = Pattern.compile("(?<![/\\w])(" + String.join("|", modules) + ")\\.[a-z_]+");
    }

    /** {@return a line for each place in the modules below the root package's folder} */
    List<String> inSources(Path root) throws IOException {
        List<String> found = new ArrayList<>();
        for (String module : modules) {
            for (Path source : files(root.resolve(module), ".java")) {
                Set<String> used = schemasIn(Files.readString(source));
                used.remove(module);
                used.forEach(other -> found.add(source.getFileName() + " of " + module + " uses schema " + other));
            }
        }
        return found;
    }

    /** {@return a line for each migration that touches more than one schema} */
    List<String> inMigrations(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path migration : files(folder, ".sql")) {
            Set<String> used = tablesIn(Files.readString(migration));
            if (used.size() > 1) {
                found.add(migration.getFileName() + " uses the schemas " + used);
            }
        }
        return found;
    }

    private Set<String> schemasIn(String source) {
        Set<String> used = LITERAL.matcher(source)
                .results()
                .flatMap(literal -> tablesIn(literal.group()).stream())
                .collect(Collectors.toSet());
        Matcher mapping = MAPPING.matcher(source);
        while (mapping.find()) {
            used.add(mapping.group(1));
        }
        return used;
    }

    private Set<String> tablesIn(String text) {
        return table.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
