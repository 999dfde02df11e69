package io.twoshops.lab.target.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.engine.Call;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The objects of an arm: an overlay of {@code k8s/}, with what the lab adds, put together by kustomize. */
final class Manifests {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private final Path home;
    private final Path folder;
    private final KubernetesClient client;

    /** @param folder for the lab's own kustomization */
    Manifests(Path home, Path folder, KubernetesClient client) {
        this.home = home;
        this.folder = folder;
        this.client = client;
    }

    /** In the order in which they are to be made. */
    List<HasMetadata> read(Arm arm, DeployOptions options, String namespace, boolean openShift) throws TargetException {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("kustomization.yaml"), kustomization(arm, options, namespace, openShift));
        } catch (IOException e) {
            throw new TargetException("cannot write " + folder + ": " + e.getMessage(), e);
        }
        return built(folder, client);
    }

    /** What kustomize makes of a folder. */
    static List<HasMetadata> built(Path folder, KubernetesClient client) throws TargetException {
        Call.Result built = Call.start(List.of("kubectl", "kustomize", folder.toString()), Map.of())
                .awaitInAnyCase(LIMIT);
        if (!built.well()) {
            throw new TargetException("kubectl kustomize failed: " + built.lastLine());
        }
        return client.load(new ByteArrayInputStream(built.out().getBytes(StandardCharsets.UTF_8)))
                .items();
    }

    /** Those that are in the namespace. */
    static List<HasMetadata> within(List<HasMetadata> all) {
        return all.stream().filter(each -> !(each instanceof Namespace)).toList();
    }

    /** The namespace itself, as the overlay wants it. */
    static Namespace namespace(List<HasMetadata> all) {
        return all.stream()
                .filter(Namespace.class::isInstance)
                .map(Namespace.class::cast)
                .findFirst()
                .orElseGet(Namespace::new);
    }

    private String kustomization(Arm arm, DeployOptions options, String namespace, boolean openShift) {
        Path k8s = folder.relativize(home.resolve("k8s"));
        String overlay = openShift ? "openshift" : "local";
        Map<String, String> settings = new TreeMap<>(options.callLimits());
        settings.put("SHOP_SEED_PRODUCTS", "" + options.seedProducts());
        settings.put("SHOP_RESILIENCE", options.resilience().name());
        settings.put("SHOP_FAULTS_ENABLED", "" + options.faultsEnabled());
        List<String> lines = new ArrayList<>(List.of(
                "apiVersion: kustomize.config.k8s.io/v1beta1",
                "kind: Kustomization",
                "namespace: " + namespace,
                "resources:",
                "  - " + k8s + "/overlays/" + overlay + "/" + arm.id(),
                "components:",
                "  - " + k8s + "/components/lab"));
        if (options.layout().autoscaled()) {
            lines.add("  - " + k8s + "/components/autoscaling/" + arm.id());
        }
        lines.addAll(List.of("configMapGenerator:", "  - name: settings", "    behavior: merge", "    literals:"));
        settings.forEach((name, value) -> lines.add("      - " + name + "=" + value));
        return String.join("\n", lines) + "\n";
    }
}
