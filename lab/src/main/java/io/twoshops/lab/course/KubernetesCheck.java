package io.twoshops.lab.course;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoshops.lab.target.TargetException;
import java.util.List;

/** Exercise 8: the catalog service was scaled, updated, rolled back, and healed by the kubelet. */
record KubernetesCheck(Cluster cluster) implements Check {
    private static final int REPLICAS = 2;

    /** The first one, an update, a bad one, and the way back, which is a revision as well. */
    private static final int REVISIONS = 4;

    @Override
    public List<Finding> look() throws TargetException {
        JsonNode deployment = cluster.get("deployment", "catalog");
        JsonNode pods = cluster.get("pods", "--selector=app.kubernetes.io/name=catalog");
        int ready = deployment.at("/status/readyReplicas").asInt();
        String revision = deployment
                .path("metadata")
                .path("annotations")
                .path("deployment.kubernetes.io/revision")
                .asText("0");
        int restarts = restarts(pods);
        return List.of(
                Finding.of(
                        "the Deployment catalog is there",
                        !deployment.isMissingNode(),
                        "",
                        "apply the overlay: step 1"),
                Finding.of("two of its pods are ready", ready >= REPLICAS, ready + " ready", "scale it: step 3"),
                Finding.of(
                        "it was updated and rolled back",
                        Integer.parseInt(revision) >= REVISIONS,
                        "revision " + revision,
                        "do step 4"),
                Finding.of(
                        "a container died and was started again",
                        restarts > 0,
                        restarts + " restarts",
                        "let one crash: step 5"));
    }

    private static int restarts(JsonNode pods) {
        int restarts = 0;
        for (JsonNode pod : pods.path("items")) {
            for (JsonNode container : pod.at("/status/containerStatuses")) {
                restarts += container.path("restartCount").asInt();
            }
        }
        return restarts;
    }
}
