package io.twoshops.lab.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubernetes.client.custom.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What holds for each pod and each of its containers by itself. */
final class PodRules {
    static final List<Rule> ALL = List.of(
            new Rule("restricted", m -> eachPod(m, PodRules::restricted)),
            new Rule("alone", m -> eachPod(m, PodRules::alone)),
            new Rule("probes", m -> eachContainer(m, PodRules::probes)),
            new Rule("limits", m -> eachContainer(m, PodRules::limits)),
            new Rule("images", m -> eachContainer(m, PodRules::image)));

    /** A path and a tag, no host: the first part of a path with a dot or a colon would be one. */
    private static final Pattern PINNED = Pattern.compile("([a-z0-9-]+/)*[a-z0-9-]+:(?!latest)[\\w.-]+");

    private PodRules() {}

    private static List<String> eachPod(Manifests manifests, BiFunction<Manifests, Pod, Stream<String>> check) {
        return manifests.pods().stream()
                .flatMap(pod -> check.apply(manifests, pod).map(problem -> pod.workload() + ": " + problem))
                .toList();
    }

    private static List<String> eachContainer(Manifests manifests, BiFunction<Pod, JsonNode, Stream<String>> check) {
        return eachPod(
                manifests, (all, pod) -> pod.containers().stream().flatMap(container -> check.apply(pod, container)));
    }

    /** The Pod Security Standard {@code restricted}, and a root file system that cannot be written. */
    private static Stream<String> restricted(Manifests manifests, Pod pod) {
        List<String> problems = new ArrayList<>();
        JsonNode context = pod.spec().path("securityContext");
        require(problems, context, "/runAsNonRoot", "true");
        require(problems, context, "/seccompProfile/type", "RuntimeDefault");
        for (JsonNode container : pod.containers()) {
            JsonNode own = container.path("securityContext");
            require(problems, own, "/allowPrivilegeEscalation", "false");
            require(problems, own, "/readOnlyRootFilesystem", "true");
            require(problems, own, "/capabilities/drop/0", "ALL");
            if (own.at("/capabilities").has("add") || own.path("privileged").asBoolean()) {
                problems.add("asks for more rights");
            }
        }
        Stream.of("hostPath", "hostNetwork", "hostPID", "hostIPC", "hostPort")
                .filter(field -> pod.spec().findValue(field) != null)
                .forEach(field -> problems.add("reaches the node by " + field));
        return problems.stream();
    }

    /** Neither a token of the API server nor variables that name every other Service. */
    private static Stream<String> alone(Manifests manifests, Pod pod) {
        List<String> problems = new ArrayList<>();
        require(problems, pod.spec(), "/automountServiceAccountToken", "false");
        require(problems, pod.spec(), "/enableServiceLinks", "false");
        return problems.stream();
    }

    private static void require(List<String> problems, JsonNode node, String pointer, String value) {
        if (!node.at(pointer).asText().equals(value)) {
            problems.add(pointer.substring(1).replace('/', '.') + " is not " + value);
        }
    }

    private static Stream<String> probes(Pod pod, JsonNode container) {
        return Map.of(
                        "startupProbe", "/q/health/started",
                        "livenessProbe", "/q/health/live",
                        "readinessProbe", "/q/health/ready")
                .entrySet()
                .stream()
                .flatMap(probe -> probe(pod, container.path(probe.getKey()), probe.getKey(), probe.getValue()));
    }

    private static Stream<String> probe(Pod pod, JsonNode probe, String name, String path) {
        if (!probe.isObject()) {
            return Stream.of(name + " is missing");
        }
        boolean right = probe.at("/httpGet/path").asText().equals(path)
                && probe.at("/httpGet/port").asText().equals("management");
        return pod.isApplication() && !right ? Stream.of(name + " does not ask " + path) : Stream.of();
    }

    /** Memory that is promised is the memory that may be used: a node never has to take it back. */
    private static Stream<String> limits(Pod pod, JsonNode container) {
        List<String> problems = new ArrayList<>();
        for (String resource : List.of("cpu", "memory")) {
            JsonNode request = container.at("/resources/requests/" + resource);
            JsonNode limit = container.at("/resources/limits/" + resource);
            if (request.isMissingNode() || limit.isMissingNode()) {
                problems.add("no request or no limit of " + resource);
                continue;
            }
            int compared = quantity(request).compareTo(quantity(limit));
            if (compared > 0 || resource.equals("memory") && compared != 0) {
                problems.add("its request of " + resource + " does not fit its limit");
            }
        }
        return problems.stream();
    }

    private static BigDecimal quantity(JsonNode node) {
        return Quantity.fromString(node.asText()).getNumber();
    }

    private static Stream<String> image(Pod pod, JsonNode container) {
        String image = container.path("image").asText();
        return PINNED.matcher(image).matches() ? Stream.of() : Stream.of("image " + image + " is not pinned");
    }
}
