package io.twoshops.lab.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is referred to by name is there: among the manifests, or made by {@code k8s/secrets.sh}. */
final class ReferenceRules {
    static final List<Rule> ALL = List.of(
            new Rule("config maps", m -> each(m, ReferenceRules::configMaps)),
            new Rule("secrets", m -> each(m, ReferenceRules::secrets)),
            new Rule("volumes", m -> each(m, ReferenceRules::volumes)),
            new Rule("headless services", m -> each(m, ReferenceRules::headless)),
            new Rule("one of a name", ReferenceRules::unique));

    private ReferenceRules() {}

    private interface Check {
        Stream<String> missing(Manifests manifests, Pod pod);
    }

    private static List<String> each(Manifests manifests, Check check) {
        return manifests.pods().stream()
                .flatMap(pod -> check.missing(manifests, pod).map(missing -> pod.workload() + " refers to " + missing))
                .toList();
    }

    private static Stream<String> configMaps(Manifests manifests, Pod pod) {
        return Stream.concat(
                        pod.spec().findValues("configMapRef").stream(), pod.spec().findValues("configMap").stream())
                .map(reference -> reference.path("name").asText())
                .filter(name -> manifests.find("ConfigMap", name).isEmpty())
                .map(name -> "ConfigMap " + name);
    }

    /** An arm is known by its application of that name, or by several. */
    private static Stream<String> secrets(Manifests manifests, Pod pod) {
        boolean monolith =
                manifests.pods().stream().anyMatch(each -> each.name().equals("monolith"));
        Manifests made = SecretsScript.of(monolith ? "monolith" : "services");
        return pod.spec().findValues("secret").stream().flatMap(secret -> {
            String name = secret.path("secretName").asText();
            JsonNode entries = made.find("Secret", name)
                    .map(found -> found.at("/stringData"))
                    .orElse(secret.path("missing"));
            return entries.isMissingNode()
                    ? Stream.of("Secret " + name)
                    : Manifest.list(secret.path("items")).stream()
                            .map(item -> item.path("key").asText())
                            .filter(key -> !entries.has(key))
                            .map(key -> key + " in Secret " + name);
        });
    }

    private static Stream<String> volumes(Manifests manifests, Pod pod) {
        List<String> there = new ArrayList<>();
        pod.spec()
                .path("volumes")
                .forEach(volume -> there.add(volume.path("name").asText()));
        pod.workload()
                .at("/spec/volumeClaimTemplates")
                .forEach(claim -> there.add(claim.at("/metadata/name").asText()));
        return Stream.concat(
                pod.containers().stream()
                        .flatMap(container -> Manifest.list(container.path("volumeMounts")).stream())
                        .map(mount -> mount.path("name").asText())
                        .filter(name -> !there.contains(name))
                        .map(name -> "volume " + name),
                pod.spec().findValues("claimName").stream()
                        .map(JsonNode::asText)
                        .filter(name ->
                                manifests.find("PersistentVolumeClaim", name).isEmpty())
                        .map(name -> "claim " + name));
    }

    private static Stream<String> headless(Manifests manifests, Pod pod) {
        if (!pod.workload().kind().equals("StatefulSet")) {
            return Stream.of();
        }
        String name = pod.workload().text("/spec/serviceName");
        boolean headless = manifests.find("Service", name).stream()
                .anyMatch(service -> service.text("/spec/clusterIP").equals("None")
                        && manifests.behind(service).contains(pod));
        return headless ? Stream.of() : Stream.of("headless Service " + name);
    }

    private static List<String> unique(Manifests manifests) {
        Set<String> seen = new HashSet<>();
        return manifests.all().stream()
                .map(Manifest::toString)
                .filter(name -> !seen.add(name))
                .map(name -> name + " is there twice")
                .toList();
    }
}
