package io.twoshops.lab.manifests;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What lets an application be replaced without losing a request, and all objects be found again. */
final class RolloutRules {
    static final List<Rule> ALL =
            List.of(new Rule("rollout", RolloutRules::rollout), new Rule("labels", RolloutRules::labels));

    /** The applications finish what they have begun within this time ({@code quarkus.shutdown.timeout}). */
    private static final int SHUTDOWN_SECONDS = 8;

    private static final Set<String> OF_PODS = Set.of(
            "app.kubernetes.io/name",
            "app.kubernetes.io/component",
            "app.kubernetes.io/part-of",
            "app.kubernetes.io/version");

    private RolloutRules() {}

    private static List<String> rollout(Manifests manifests) {
        return manifests.pods().stream()
                .filter(Pod::isApplication)
                .flatMap(RolloutRules::rollout)
                .toList();
    }

    private static Stream<String> rollout(Pod pod) {
        List<String> problems = new ArrayList<>();
        if (!pod.workload().text("/spec/strategy/rollingUpdate/maxUnavailable").equals("0")) {
            problems.add(pod.workload() + " goes before its successor is ready");
        }
        if (pod.workload().at("/spec").has("replicas")) {
            problems.add(pod.workload() + " says how many, and so undoes what an autoscaler decided");
        }
        int sleep =
                pod.spec().at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
        if (sleep == 0) {
            problems.add(pod.workload() + " ends while it is still an endpoint");
        }
        if (pod.spec().path("terminationGracePeriodSeconds").asInt() < sleep + SHUTDOWN_SECONDS) {
            problems.add(pod.workload() + " is killed before it has finished");
        }
        return problems.stream();
    }

    private static List<String> labels(Manifests manifests) {
        List<String> problems = new ArrayList<>();
        for (Manifest manifest : manifests.all()) {
            if (!manifest.text("/metadata/labels/app.kubernetes.io~1part-of").equals("two-shops")) {
                problems.add(manifest + " is not labelled as part of two-shops");
            }
        }
        for (Pod pod : manifests.pods()) {
            OF_PODS.stream()
                    .filter(label -> !pod.labels().containsKey(label))
                    .map(label -> "the pods of " + pod.workload() + " have no label " + label)
                    .forEach(problems::add);
        }
        return problems;
    }
}
