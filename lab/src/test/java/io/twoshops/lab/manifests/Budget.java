package io.twoshops.lab.manifests;

import io.kubernetes.client.custom.Quantity;
import java.math.BigDecimal;

/** What the applications of an arm may take together: in cores and bytes. */
record Budget(BigDecimal cpuRequests, BigDecimal cpuLimits, BigDecimal memoryRequests, BigDecimal memoryLimits) {
    static Budget of(Manifests arm) {
        return new Budget(
                sum(arm, "requests/cpu"),
                sum(arm, "limits/cpu"),
                sum(arm, "requests/memory"),
                sum(arm, "limits/memory"));
    }

    private static BigDecimal sum(Manifests arm, String resource) {
        return arm.pods().stream()
                .filter(Pod::isApplication)
                .flatMap(pod -> pod.containers().stream())
                .map(container -> Quantity.fromString(
                                container.at("/resources/" + resource).asText())
                        .getNumber())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .stripTrailingZeros();
    }
}
