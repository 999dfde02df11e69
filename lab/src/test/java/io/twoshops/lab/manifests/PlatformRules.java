package io.twoshops.lab.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What OpenShift asks of a project of an ordinary user; and what a cluster without OpenShift asks instead. */
final class PlatformRules {
    static final Rule NO_FIXED_USER = new Rule("no fixed user", PlatformRules::fixedUser);
    static final Rule OWN_PROJECT = new Rule("own project", PlatformRules::ownProject);
    static final Rule USER_BY_NUMBER = new Rule("user by number", PlatformRules::userByNumber);
    static final List<Rule> ALL = List.of(NO_FIXED_USER, OWN_PROJECT, USER_BY_NUMBER);

    /** The kinds of objects that are in a namespace and that a project's admin may make. */
    private static final Set<String> ORDINARY = Set.of(
            "BuildConfig",
            "ConfigMap",
            "Deployment",
            "HorizontalPodAutoscaler",
            "ImageStream",
            "Ingress",
            "NetworkPolicy",
            "PodDisruptionBudget",
            "Route",
            "Service",
            "StatefulSet");

    private PlatformRules() {}

    /** The security context constraint {@code restricted-v2} gives each project a range, and refuses other numbers. */
    private static List<String> fixedUser(Manifests manifests) {
        return manifests.all().stream()
                .flatMap(manifest -> Stream.of("runAsUser", "runAsGroup", "fsGroup", "supplementalGroups")
                        .filter(field -> manifest.json().findValue(field) != null)
                        .map(field -> manifest + " has a fixed " + field))
                .toList();
    }

    private static List<String> ownProject(Manifests manifests) {
        return manifests.all().stream()
                .filter(manifest -> !ORDINARY.contains(manifest.kind())
                        || manifest.at("/metadata").has("namespace"))
                .map(manifest -> manifest + " reaches out of its project")
                .toList();
    }

    /** Images whose user is no number start only if the pod gives one; a claim is written by its group. */
    private static List<String> userByNumber(Manifests manifests) {
        return manifests.pods().stream()
                .filter(pod -> pod.containers().stream()
                        .anyMatch(container ->
                                container.path("image").asText().matches("(postgres|apache/kafka|prom/prometheus):.*")))
                .flatMap(PlatformRules::userByNumber)
                .toList();
    }

    private static Stream<String> userByNumber(Pod pod) {
        JsonNode context = pod.spec().path("securityContext");
        boolean claims = pod.workload().at("/spec").has("volumeClaimTemplates");
        return Stream.of("runAsUser", "fsGroup")
                .filter(field -> field.equals("runAsUser") || claims)
                .filter(field -> context.path(field).asInt() == 0)
                .map(field -> pod.workload() + " has no " + field);
    }
}
