package io.twoshops.lab.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What selects pods finds some, and what names a port finds it. */
final class WiringRules {
    static final List<Rule> ALL = List.of(
            new Rule("selectors", WiringRules::selectors),
            new Rule("service ports", WiringRules::servicePorts),
            new Rule("policy ports", WiringRules::policyPorts),
            new Rule("doors", WiringRules::doors));

    private WiringRules() {}

    private static List<String> selectors(Manifests manifests) {
        List<String> problems = new ArrayList<>();
        for (Manifest service : manifests.kind("Service")) {
            if (manifests.behind(service).isEmpty()) {
                problems.add(service + " selects nothing");
            }
        }
        for (String kind : List.of("PodDisruptionBudget", "Deployment", "StatefulSet")) {
            for (Manifest manifest : manifests.kind(kind)) {
                check(manifests, manifest, manifest.at("/spec/selector")).ifPresent(problems::add);
            }
        }
        for (Pod pod : manifests.pods()) {
            if (!Selector.matches(pod.workload().at("/spec/selector"), pod.labels())) {
                problems.add(pod.workload() + " does not select its own pods");
            }
            for (JsonNode constraint : pod.spec().path("topologySpreadConstraints")) {
                if (!Selector.matches(constraint.path("labelSelector"), pod.labels())) {
                    problems.add(pod.workload() + " is spread by other pods than its own");
                }
            }
        }
        for (Manifest policy : manifests.kind("NetworkPolicy")) {
            JsonNode own = policy.at("/spec/podSelector");
            if (!ofBuilds(own)) {
                check(manifests, policy, own).ifPresent(problems::add);
            }
            peers(policy).forEach(peer -> check(manifests, policy, peer).ifPresent(problems::add));
        }
        for (Manifest scaler : manifests.kind("HorizontalPodAutoscaler")) {
            JsonNode target = scaler.at("/spec/scaleTargetRef");
            if (manifests
                    .find(target.path("kind").asText(), target.path("name").asText())
                    .isEmpty()) {
                problems.add(scaler + " scales nothing");
            }
        }
        return problems;
    }

    private static Optional<String> check(Manifests manifests, Manifest manifest, JsonNode selector) {
        return manifests.selected(selector).isEmpty()
                ? Optional.of(manifest + " selects nothing by " + selector)
                : Optional.empty();
    }

    /** The pods that OpenShift makes for builds are in no manifest. */
    private static boolean ofBuilds(JsonNode selector) {
        return selector.size() == 1
                && selector.path("matchExpressions").size() == 1
                && selector.at("/matchExpressions/0/key").asText().equals("openshift.io/build.name")
                && selector.at("/matchExpressions/0/operator").asText().equals("Exists");
    }

    private static Stream<JsonNode> peers(Manifest policy) {
        return Stream.of("ingress/from", "egress/to")
                .map(path -> path.split("/"))
                .flatMap(path -> Manifest.list(policy.at("/spec/" + path[0])).stream()
                        .flatMap(rule -> Manifest.list(rule.path(path[1])).stream()))
                .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"))
                .map(peer -> peer.path("podSelector"));
    }

    private static List<String> servicePorts(Manifests manifests) {
        List<String> problems = new ArrayList<>();
        for (Manifest service : manifests.kind("Service")) {
            for (JsonNode port : service.at("/spec/ports")) {
                JsonNode target = port.has("targetPort") ? port.path("targetPort") : port.path("port");
                manifests.behind(service).stream()
                        .filter(pod -> pod.port(target).isEmpty())
                        .forEach(pod -> problems.add(service + " leads to port " + target.asText() + ", which "
                                + pod.workload() + " does not have"));
            }
        }
        return problems;
    }

    /** Of those who answer: the policy's own pods for what comes in, the others for what goes out. */
    private static List<String> policyPorts(Manifests manifests) {
        List<String> problems = new ArrayList<>();
        for (Manifest policy : manifests.kind("NetworkPolicy")) {
            List<Pod> own = manifests.selected(policy.at("/spec/podSelector"));
            for (JsonNode rule : policy.at("/spec/ingress")) {
                problems.addAll(policyPorts(policy, rule, own));
            }
            for (JsonNode rule : policy.at("/spec/egress")) {
                for (JsonNode peer : rule.path("to")) {
                    if (peer.has("podSelector") && !peer.has("namespaceSelector")) {
                        problems.addAll(policyPorts(policy, rule, manifests.selected(peer.path("podSelector"))));
                    }
                }
            }
        }
        return problems;
    }

    private static List<String> policyPorts(Manifest policy, JsonNode rule, List<Pod> pods) {
        return Manifest.list(rule.path("ports")).stream()
                .map(port -> port.path("port"))
                .flatMap(port -> pods.stream()
                        .filter(pod -> pod.port(port).isEmpty())
                        .map(pod -> policy + " opens port " + port.asText() + ", which " + pod.workload()
                                + " does not have"))
                .toList();
    }

    /** An Ingress or a Route leads to a port of a Service. */
    private static List<String> doors(Manifests manifests) {
        List<String> problems = new ArrayList<>();
        for (Manifest ingress : manifests.kind("Ingress")) {
            for (JsonNode backend : ingress.json().findValues("service")) {
                door(manifests, ingress, backend.path("name"), backend.at("/port/name"))
                        .ifPresent(problems::add);
            }
        }
        for (Manifest route : manifests.kind("Route")) {
            door(manifests, route, route.at("/spec/to/name"), route.at("/spec/port/targetPort"))
                    .ifPresent(problems::add);
        }
        return problems;
    }

    private static Optional<String> door(Manifests manifests, Manifest door, JsonNode service, JsonNode port) {
        boolean open = manifests.find("Service", service.asText()).stream()
                .flatMap(found -> Manifest.list(found.at("/spec/ports")).stream())
                .anyMatch(each -> each.path("name").equals(port));
        return open ? Optional.empty() : Optional.of(door + " leads nowhere");
    }
}
