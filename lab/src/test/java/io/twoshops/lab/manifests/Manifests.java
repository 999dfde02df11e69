package io.twoshops.lab.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** All objects that are applied together. */
record Manifests(List<Manifest> all) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Manifests of(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<Manifest> all = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(yaml)) {
            all.add(new Manifest(JSON.valueToTree(document)));
        }
        return new Manifests(all);
    }

    List<Manifest> kind(String kind) {
        return all.stream().filter(manifest -> manifest.kind().equals(kind)).toList();
    }

    Optional<Manifest> find(String kind, String name) {
        return kind(kind).stream()
                .filter(manifest -> manifest.name().equals(name))
                .findFirst();
    }

    List<Pod> pods() {
        return all.stream()
                .filter(manifest -> manifest.at("/spec/template/spec").isObject())
                .map(Pod::new)
                .toList();
    }

    /** The pods that a label selector selects; all of them if it is empty. */
    List<Pod> selected(JsonNode selector) {
        return pods().stream()
                .filter(pod -> Selector.matches(selector, pod.labels()))
                .toList();
    }

    /** The pods behind a Service. */
    List<Pod> behind(Manifest service) {
        Map<String, String> wanted = Manifest.strings(service.at("/spec/selector"));
        return pods().stream()
                .filter(pod -> pod.labels().entrySet().containsAll(wanted.entrySet()))
                .toList();
    }

    /** The environment of a pod's containers, with what comes from ConfigMaps. */
    Map<String, String> environment(Pod pod) {
        Map<String, String> environment = new TreeMap<>();
        for (JsonNode container : pod.containers()) {
            for (JsonNode from : container.path("envFrom")) {
                find("ConfigMap", from.at("/configMapRef/name").asText())
                        .ifPresent(map -> environment.putAll(Manifest.strings(map.at("/data"))));
            }
            for (JsonNode variable : container.path("env")) {
                environment.put(
                        variable.path("name").asText(), variable.path("value").asText());
            }
        }
        return environment;
    }
}
