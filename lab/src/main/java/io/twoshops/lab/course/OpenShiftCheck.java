package io.twoshops.lab.course;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoshops.lab.target.TargetException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Exercise 9: the monolith has a route, runs under a user id of its project, and its image was built in the cluster. */
record OpenShiftCheck(Cluster cluster) implements Check {

    @Override
    public List<Finding> look() throws TargetException {
        JsonNode pod = cluster.get("pods", "--selector=app.kubernetes.io/name=monolith")
                .at("/items/0");
        JsonNode route = cluster.get("route", "shop");
        String scc = pod.path("metadata")
                .path("annotations")
                .path("openshift.io/scc")
                .asText();
        long user = pod.at("/spec/containers/0/securityContext/runAsUser").asLong();
        boolean built = items(cluster.get("builds"))
                .anyMatch(build -> build.at("/status/phase").asText().equals("Complete"));
        return List.of(
                Finding.of(
                        "the Route shop is admitted",
                        admitted(route),
                        route.at("/spec/host").asText(),
                        "apply the overlay: step 2"),
                Finding.of(
                        "a pod runs under restricted-v2",
                        scc.startsWith("restricted-v"),
                        scc,
                        "apply the overlay: step 2"),
                Finding.of(
                        "and under a user id of the project's range",
                        user >= 1_000_000,
                        user == 0 ? "" : Long.toString(user),
                        "let no manifest name a user id: step 3"),
                Finding.of("a build is complete", built, "", "start one: step 1"));
    }

    private static boolean admitted(JsonNode route) {
        return StreamSupport.stream(route.at("/status/ingress").spliterator(), false)
                .flatMap(ingress -> items(ingress.path("conditions")))
                .anyMatch(condition -> condition.path("type").asText().equals("Admitted")
                        && condition.path("status").asText().equals("True"));
    }

    /** The elements of a list object, or of an array. */
    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream((list.isArray() ? list : list.path("items")).spliterator(), false);
    }
}
