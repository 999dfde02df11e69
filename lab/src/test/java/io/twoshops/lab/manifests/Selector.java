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
            String operator = expression.path("operator").asText();
            String key = expression.path("key").asText();
            if (operator.equals("Exists")) {
                matches &= labels.containsKey(key);
            } else if (operator.equals("In")) {
                matches &= Manifest.texts(expression.path("values")).contains(labels.getOrDefault(key, ""));
            } else {
                throw new IllegalArgumentException("no such operator is known here: " + expression);
            }
        }
        return matches;
    }
}
