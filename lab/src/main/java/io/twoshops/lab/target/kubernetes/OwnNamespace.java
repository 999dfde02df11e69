package io.twoshops.lab.target.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UnmetNeedException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A namespace that the lab may change. What shows it is the ConfigMap {@value #MARK}: the lab makes it in a namespace that it has made
 * itself, and in any other its owner does so by hand. It says as well which arm is deployed there, and how.
 */
final class OwnNamespace {
    static final String MARK = "two-shops-lab";

    /** On a Namespace that the lab has made, and may delete as a whole. */
    static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    private static final String ARM = "arm";
    private static final String OPTIONS = "options";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final KubernetesClient client;
    private final String name;

    OwnNamespace(KubernetesClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /** Which arm is there, and how it was deployed. */
    record Noted(Arm arm, DeployOptions options) {}

    String name() {
        return name;
    }

    private Optional<ConfigMap> mark() throws TargetException {
        try {
            return Optional.ofNullable(
                    client.configMaps().inNamespace(name).withName(MARK).get());
        } catch (KubernetesClientException e) {
            throw new UnmetNeedException("namespace " + name + " was not looked at: " + Told.by(e));
        }
    }

    /** Whether it has the mark. */
    boolean own() throws TargetException {
        return mark().isPresent();
    }

    /** Whether there is such a namespace; one that this user may not look up counts as one that is there. */
    boolean there() {
        try {
            return namespace() != null;
        } catch (KubernetesClientException e) {
            return true;
        }
    }

    private @Nullable Namespace namespace() {
        return client.namespaces().withName(name).get();
    }

    /**
     * Requires that nothing of others can be touched here.
     *
     * @throws UnmetNeedException when the namespace is there without the mark
     */
    void require() throws TargetException {
        if (there() && !own()) {
            throw new UnmetNeedException("the namespace " + name
                    + " was not made by the lab, which leaves it alone; if all in"
                    + " it may be changed and deleted, say so with: kubectl -n " + name + " create configmap " + MARK);
        }
    }

    /**
     * Makes it where it is missing.
     *
     * @param manifest of the Namespace, with the labels that the arm wants
     */
    void make(Namespace manifest) throws TargetException {
        if (there()) {
            return;
        }
        manifest.getMetadata().setName(name);
        manifest.getMetadata().getLabels().put(MANAGED_BY, MARK);
        try {
            client.resource(manifest).create();
        } catch (KubernetesClientException e) {
            throw new UnmetNeedException("there is no namespace " + name + ", and it was not made: " + Told.by(e)
                    + "; name one that is yours with --namespace");
        }
    }

    /** What is noted; empty if nothing is deployed. */
    Optional<Noted> noted() throws TargetException {
        Map<String, String> data = mark().map(ConfigMap::getData).orElse(Map.of());
        String arm = data == null ? null : data.get(ARM);
        if (data == null || arm == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Noted(
                    Arm.valueOf(arm.toUpperCase(Locale.ROOT)),
                    JSON.readValue(data.getOrDefault(OPTIONS, ""), DeployOptions.class)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new TargetException(
                    "the ConfigMap " + MARK + " in namespace " + name + " is broken: " + e.getMessage(), e);
        }
    }

    void note(Arm arm, DeployOptions options) throws TargetException {
        try {
            write(Map.of(ARM, arm.id(), OPTIONS, JSON.writeValueAsString(options.withFresh(false))));
        } catch (JsonProcessingException e) {
            throw new TargetException("the options cannot be noted: " + e.getMessage(), e);
        }
    }

    /** Nothing is deployed any more; the namespace stays the lab's. */
    void forget() throws TargetException {
        if (own()) {
            write(Map.of());
        }
    }

    private void write(Map<String, String> data) throws TargetException {
        ConfigMap mark = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(MARK)
                .withNamespace(name)
                .addToLabels("app.kubernetes.io/part-of", "two-shops")
                .endMetadata()
                .withData(data)
                .build();
        try {
            client.resource(mark).inNamespace(name).createOr(NonDeletingOperation::update);
        } catch (KubernetesClientException e) {
            throw new TargetException("namespace " + name + " was not marked: " + Told.by(e), e);
        }
    }

    /** Deletes it as a whole, if the lab has made it, and says whether it did so. */
    boolean deleteIfMade() throws TargetException {
        try {
            Namespace present = namespace();
            if (present == null || !MARK.equals(labels(present).get(MANAGED_BY))) {
                return false;
            }
            client.resource(present).delete();
            return true;
        } catch (KubernetesClientException e) {
            return false;
        }
    }

    private static Map<String, String> labels(Namespace namespace) {
        Map<String, String> labels = namespace.getMetadata().getLabels();
        return labels == null ? Map.of() : labels;
    }
}
