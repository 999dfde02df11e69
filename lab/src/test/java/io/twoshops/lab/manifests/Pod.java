package io.twoshops.lab.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The pods that a Deployment or a StatefulSet makes. */
record Pod(Manifest workload) {
    static final String NAME = "app.kubernetes.io/name";
    static final String COMPONENT = "app.kubernetes.io/component";

    JsonNode spec() {
        return workload.at("/spec/template/spec");
    }

    Map<String, String> labels() {
        return Manifest.strings(workload.at("/spec/template/metadata/labels"));
    }

    String name() {
        return labels().getOrDefault(NAME, workload.name());
    }

    boolean isApplication() {
        return "application".equals(labels().get(COMPONENT));
    }

    List<JsonNode> containers() {
        return Stream.concat(
                        Manifest.list(spec().path("initContainers")).stream(),
                        Manifest.list(spec().path("containers")).stream())
                .toList();
    }

    List<Integer> ports() {
        return containers().stream()
                .flatMap(container -> Manifest.list(container.path("ports")).stream())
                .map(port -> port.path("containerPort").asInt())
                .toList();
    }

    /** The number of a port that is given by name or number, if a container has it. */
    Optional<Integer> port(JsonNode nameOrNumber) {
        return containers().stream()
                .flatMap(container -> Manifest.list(container.path("ports")).stream())
                .filter(port -> nameOrNumber.isNumber()
                        ? port.path("containerPort").asInt() == nameOrNumber.asInt()
                        : port.path("name").asText().equals(nameOrNumber.asText()))
                .map(port -> port.path("containerPort").asInt())
                .findFirst();
    }
}
