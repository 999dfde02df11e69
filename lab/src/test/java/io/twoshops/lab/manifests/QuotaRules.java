package io.twoshops.lab.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubernetes.client.custom.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A quota has room for all pods at their most: every autoscaler at its maximum, and every Deployment being rolled out. */
final class QuotaRules {
    static final List<Rule> ALL = List.of(new Rule("room", QuotaRules::room));

    private QuotaRules() {}

    private static List<String> room(Manifests manifests) {
        return manifests.kind("ResourceQuota").stream()
                .flatMap(quota -> Manifest.strings(quota.at("/spec/hard")).entrySet().stream()
                        .flatMap(hard -> room(manifests, quota, hard)))
                .toList();
    }

    private static Stream<String> room(Manifests manifests, Manifest quota, Map.Entry<String, String> hard) {
        Quantity limit = Quantity.fromString(hard.getValue());
        BigDecimal needed = manifests.pods().stream()
                .map(pod -> need(pod, hard.getKey()).multiply(BigDecimal.valueOf(atMost(manifests, pod))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return needed.compareTo(limit.getNumber()) <= 0
                ? Stream.of()
                : Stream.of(quota + " has no room: " + hard.getKey() + " "
                        + new Quantity(needed, limit.getFormat()).toSuffixedString());
    }

    private static BigDecimal need(Pod pod, String resource) {
        List<JsonNode> claims = Manifest.list(pod.workload().at("/spec/volumeClaimTemplates"));
        return switch (resource) {
            case "persistentvolumeclaims" -> BigDecimal.valueOf(claims.size());
            case "requests.storage" -> sum(claims, "/spec/resources/requests/storage");
            default -> sum(pod.containers(), "/resources/" + resource.replace('.', '/'));
        };
    }

    private static BigDecimal sum(List<JsonNode> nodes, String pointer) {
        return nodes.stream()
                .map(node -> Quantity.fromString(node.at(pointer).asText()).getNumber())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int atMost(Manifests manifests, Pod pod) {
        int scaled = manifests.kind("HorizontalPodAutoscaler").stream()
                .filter(scaler -> scaler.text("/spec/scaleTargetRef/name")
                        .equals(pod.workload().name()))
                .mapToInt(scaler -> scaler.at("/spec/maxReplicas").asInt())
                .findFirst()
                .orElse(1);
        boolean alone = pod.workload().kind().equals("StatefulSet")
                || pod.workload().text("/spec/strategy/type").equals("Recreate");
        return alone ? scaled : scaled + 1;
    }
}
