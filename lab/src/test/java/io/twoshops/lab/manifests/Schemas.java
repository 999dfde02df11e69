package io.twoshops.lab.manifests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.ImageStream;
import io.fabric8.openshift.api.model.Route;
import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1LimitRange;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1ResourceQuota;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds an object against the API, as strictly as {@code kubectl apply --validate=strict} does: no unknown field, no missing one, no other
 * type. An object is read as the type that was generated from the API's description and written again; what comes back must be what was
 * there.
 */
final class Schemas {
    private static final Map<String, Class<?>> KUBERNETES = Map.ofEntries(
            Map.entry("v1 ConfigMap", V1ConfigMap.class),
            Map.entry("v1 LimitRange", V1LimitRange.class),
            Map.entry("v1 Namespace", V1Namespace.class),
            Map.entry("v1 ResourceQuota", V1ResourceQuota.class),
            Map.entry("v1 Secret", V1Secret.class),
            Map.entry("v1 Service", V1Service.class),
            Map.entry("apps/v1 Deployment", V1Deployment.class),
            Map.entry("apps/v1 StatefulSet", V1StatefulSet.class),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class),
            Map.entry("batch/v1 Job", V1Job.class),
            Map.entry("networking.k8s.io/v1 Ingress", V1Ingress.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class),
            Map.entry("policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class));

    private static final Map<String, Class<?>> OPENSHIFT = Map.of(
            "build.openshift.io/v1 BuildConfig", BuildConfig.class,
            "image.openshift.io/v1 ImageStream", ImageStream.class,
            "route.openshift.io/v1 Route", Route.class);

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .setAnnotationIntrospector(new NoPlaceForTheUnknown())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Schemas() {}

    /** The types of OpenShift collect fields that they do not know; here they have no place for them. */
    private static final class NoPlaceForTheUnknown extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }

    static List<String> problems(Manifest manifest) {
        String type = manifest.text("/apiVersion") + " " + manifest.kind();
        try {
            JsonNode again;
            if (KUBERNETES.containsKey(type)) {
                // The reader checks the names of fields and throws what it finds.
                Object read = JSON.getGson().fromJson(manifest.json().toString(), KUBERNETES.get(type));
                again = MAPPER.readTree(JSON.serialize(read));
            } else if (OPENSHIFT.containsKey(type)) {
                again = MAPPER.valueToTree(MAPPER.treeToValue(manifest.json(), OPENSHIFT.get(type)));
            } else {
                return List.of(manifest + ": " + type + " is no known type");
            }
            List<String> changed = new ArrayList<>();
            compare("", manifest.json(), again, changed);
            return changed.stream().map(change -> manifest + ": " + change).toList();
        } catch (JsonProcessingException | RuntimeException e) {
            return List.of(manifest + ": " + e.getMessage());
        }
    }

    private static void compare(String path, JsonNode was, JsonNode is, List<String> changed) {
        if (was.isContainerNode() && !was.isEmpty() && was.getNodeType() == is.getNodeType()) {
            was.properties()
                    .forEach(field ->
                            compare(path + "/" + field.getKey(), field.getValue(), is.path(field.getKey()), changed));
            for (int i = 0; was.isArray() && i < was.size(); i++) {
                compare(path + "/" + i, was.path(i), is.path(i), changed);
            }
        } else if (!was.equals(is) && !isEmptyObject(was) && !sameQuantity(was, is)) {
            changed.add(path + " is " + was + " and would be read as " + is);
        }
    }

    /** {@code emptyDir: {}} says something, but the types of some readers leave it out. */
    private static boolean isEmptyObject(JsonNode node) {
        return node.isContainerNode() && node.isEmpty();
    }

    private static boolean sameQuantity(JsonNode was, JsonNode is) {
        try {
            return was.isTextual()
                    && is.isTextual()
                    && Quantity.fromString(was.asText()).equals(Quantity.fromString(is.asText()));
        } catch (RuntimeException e) {
            return false;
        }
    }
}
