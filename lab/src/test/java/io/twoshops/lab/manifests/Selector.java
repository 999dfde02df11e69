package io.twoshops.lab.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A label selector, as far as the manifests use it; what else there is must not be taken for a match. */
final class Selector {
    private Selector() {}

    static boolean matches(JsonNode selector, Map<String, String> labels) {
        boolean matches = labels.entrySet()
                .containsAll(Manifest.strings(selector.path("matchLabels")).entrySet());
        for (JsonNode expression : selector.path("matchExpressions")) {
            if (!expression.path("operator").asText().equals("In")) {
                throw new IllegalArgumentException("no such operator is known here: " + expression);
            }
            String value = labels.getOrDefault(expression.path("key").asText(), "");
            matches &= Manifest.texts(expression.path("values")).contains(value);
        }
        return matches;
    }
}
