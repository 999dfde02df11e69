package io.twoshops.lab.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The network policies let pass what the settings name, in both directions, and nothing else. */
final class NetworkRules {
    static final List<Rule> ALL = List.of(
            new Rule("default deny", NetworkRules::defaultDeny),
            new Rule("arrows", NetworkRules::arrows),
            new Rule("names", NetworkRules::names));

    private static final Pattern ADDRESS = Pattern.compile("\\b([a-z][a-z0-9-]*):(\\d+)\\b");
    private static final Pattern TARGET = Pattern.compile("(?m)^ *- ([a-z][a-z0-9-]*)$");
    static final String OUTSIDE = "outside";

    private NetworkRules() {}

    /** For pods that come later and have no policy of their own. */
    private static List<String> defaultDeny(Manifests manifests) {
        boolean denied = manifests.kind("NetworkPolicy").stream()
                .map(policy -> policy.at("/spec"))
                .anyMatch(spec -> spec.path("podSelector").isEmpty()
                        && Manifest.texts(spec.path("policyTypes")).containsAll(List.of("Ingress", "Egress"))
                        && !spec.has("ingress")
                        && !spec.has("egress"));
        return denied ? List.of() : List.of("no policy denies what the others do not allow");
    }

    private static List<String> arrows(Manifests manifests) {
        Set<String> needed = needed(manifests);
        Set<String> allowed = allowed(manifests);
        List<String> problems = new ArrayList<>();
        needed.stream()
                .filter(arrow -> !allowed.contains(arrow))
                .forEach(arrow -> problems.add("closed, but needed: " + arrow));
        allowed.stream()
                .filter(arrow -> !needed.contains(arrow))
                .forEach(arrow -> problems.add("open, but not needed: " + arrow));
        return problems;
    }

    private static Set<String> needed(Manifests manifests) {
        Set<String> arrows = new TreeSet<>();
        for (Pod pod : manifests.pods()) {
            for (String value : manifests.environment(pod).values()) {
                for (Matcher address = ADDRESS.matcher(value); address.find(); ) {
                    int port = Integer.parseInt(address.group(2));
                    arrows.addAll(arrowsTo(manifests, pod.name(), address.group(1), port));
                }
            }
            for (String target : targets(manifests, pod)) {
                arrows.addAll(arrowsTo(manifests, pod.name(), target, null));
            }
        }
        arrows.addAll(arrowsTo(manifests, OUTSIDE, "shop", null));
        return arrows;
    }

    /** The Services that a file of a mounted ConfigMap lists, as the file of Prometheus does. */
    private static List<String> targets(Manifests manifests, Pod pod) {
        return pod.spec().findValues("configMap").stream()
                .flatMap(reference ->
                        manifests.find("ConfigMap", reference.path("name").asText()).stream())
                .flatMap(map -> Manifest.strings(map.at("/data")).values().stream())
                .flatMap(file -> TARGET.matcher(file).results())
                .map(target -> target.group(1))
                .toList();
    }

    private static Set<String> arrowsTo(Manifests manifests, String from, String name, @Nullable Integer wanted) {
        Set<String> arrows = new TreeSet<>();
        manifests.find("Service", name).ifPresent(service -> {
            for (JsonNode port : service.at("/spec/ports")) {
                if (wanted == null || port.path("port").asInt() == wanted) {
                    manifests.behind(service).stream()
                            .filter(pod -> !pod.name().equals(from))
                            .forEach(pod -> pod.port(port.path("targetPort"))
                                    .ifPresent(number -> arrows.add(arrow(from, pod, number))));
                }
            }
        });
        return arrows;
    }

    /** Who may speak with whom: {@code from -> to:port}. */
    static Set<String> allowed(Manifests manifests) {
        Set<String> arrows = new TreeSet<>();
        List<Manifest> policies = manifests.kind("NetworkPolicy");
        for (Pod to : manifests.pods()) {
            for (int port : to.ports()) {
                if (passes(policies, "Ingress", to, null, port)) {
                    arrows.add(arrow(OUTSIDE, to, port));
                }
                manifests.pods().stream()
                        .filter(from -> !from.equals(to)
                                && passes(policies, "Egress", from, to, port)
                                && passes(policies, "Ingress", to, from, port))
                        .forEach(from -> arrows.add(arrow(from.name(), to, port)));
            }
        }
        return arrows;
    }

    private static String arrow(String from, Pod to, int port) {
        return from + " -> " + to.name() + ":" + port;
    }

    /** Whether the policies of a pod let it speak in this direction with a peer, null for one from outside. */
    private static boolean passes(List<Manifest> policies, String direction, Pod pod, @Nullable Pod peer, int port) {
        List<Manifest> own = policies.stream()
                .filter(policy -> Selector.matches(policy.at("/spec/podSelector"), pod.labels())
                        && Manifest.texts(policy.at("/spec/policyTypes")).contains(direction))
                .toList();
        boolean in = direction.equals("Ingress");
        return own.isEmpty()
                || own.stream()
                        .flatMap(policy -> Manifest.list(policy.at(in ? "/spec/ingress" : "/spec/egress")).stream())
                        .anyMatch(rule -> passes(rule.path(in ? "from" : "to"), peer) && opens(rule, port));
    }

    private static boolean passes(JsonNode peers, @Nullable Pod peer) {
        return peers.isEmpty()
                || peer != null
                        && Manifest.list(peers).stream()
                                .filter(each -> !each.has("namespaceSelector") && !each.has("ipBlock"))
                                .anyMatch(each -> Selector.matches(each.path("podSelector"), peer.labels()));
    }

    private static boolean opens(JsonNode rule, int port) {
        return rule.path("ports").isEmpty()
                || Manifest.list(rule.path("ports")).stream()
                        .anyMatch(each -> each.path("port").asInt() == port);
    }

    /** Every pod may ask for names, which needs both UDP and TCP. */
    private static List<String> names(Manifests manifests) {
        List<String> problems = new ArrayList<>();
        for (Pod pod : manifests.pods()) {
            for (String protocol : List.of("UDP", "TCP")) {
                boolean asks = manifests.kind("NetworkPolicy").stream()
                        .filter(policy -> Selector.matches(policy.at("/spec/podSelector"), pod.labels()))
                        .flatMap(policy -> Manifest.list(policy.at("/spec/egress")).stream())
                        .filter(rule -> rule.at("/to/0").has("namespaceSelector"))
                        .flatMap(rule -> Manifest.list(rule.path("ports")).stream())
                        .anyMatch(port -> port.path("port").asInt() == 53
                                && port.path("protocol").asText().equals(protocol));
                if (!asks) {
                    problems.add(pod.workload() + " cannot ask for names by " + protocol);
                }
            }
        }
        return problems;
    }
}
