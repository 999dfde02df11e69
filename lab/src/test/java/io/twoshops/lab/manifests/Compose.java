package io.twoshops.lab.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code compose/} gives to the same units. */
final class Compose {
    private static final Path FOLDER = Path.of("../compose");

    private Compose() {}

    /** The names of the settings of each unit of an arm. */
    static Map<String, Set<String>> settings(String arm) {
        Map<String, Set<String>> settings = new TreeMap<>();
        read(arm + ".yaml").path("services").properties().forEach(unit -> {
            Set<String> names = names(arm + ".yaml", unit.getValue());
            if (!names.isEmpty()) {
                settings.put(unit.getKey(), names);
            }
        });
        return settings;
    }

    private static Set<String> names(String file, JsonNode unit) {
        Set<String> names = new TreeSet<>();
        unit.path("environment").fieldNames().forEachRemaining(names::add);
        JsonNode base = unit.path("extends");
        if (base.has("service")) {
            String other = base.path("file").asText(file);
            names.addAll(names(
                    other,
                    read(other).path("services").path(base.path("service").asText())));
        }
        return names;
    }

    /** A setting of {@code compose/.env}. */
    static String value(String name) throws IOException {
        Properties settings = new Properties();
        try (var in = Files.newBufferedReader(FOLDER.resolve(".env"))) {
            settings.load(in);
        }
        return settings.getProperty(name);
    }

    private static JsonNode read(String file) {
        // Jackson's own reader of YAML knows no anchors.
        Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(SecretsScript.text(FOLDER.resolve(file)));
        return new ObjectMapper().valueToTree(read);
    }
}
