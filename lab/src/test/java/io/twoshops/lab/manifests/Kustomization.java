package io.twoshops.lab.manifests;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Builds what {@code kubectl apply -k} would send. */
final class Kustomization {
    private static final Map<String, Manifests> BUILT = new ConcurrentHashMap<>();

    private Kustomization() {}

    /** A folder below {@code k8s/}. */
    static Manifests build(String folder) {
        return BUILT.computeIfAbsent(folder, unused -> run(Path.of("../k8s", folder)));
    }

    /** An overlay and components on top. */
    static Manifests build(String overlay, String namespace, List<String> components) {
        return own((namespace.isEmpty() ? "" : "namespace: " + namespace + "\n")
                + "resources: [../../../../k8s/overlays/" + overlay + "]\ncomponents:\n"
                + components.stream()
                        .map(component -> "  - ../../../../k8s/components/" + component + "\n")
                        .collect(Collectors.joining()));
    }

    /** A kustomization of one's own; other folders it names from {@code lab/target/kustomize/X}, as kustomize takes no absolute path. */
    static Manifests own(String kustomization) {
        return BUILT.computeIfAbsent(kustomization, unused -> {
            try {
                Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/kustomize")), "own");
                Files.writeString(folder.resolve("kustomization.yaml"), kustomization);
                return run(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Manifests run(Path folder) {
        Kubectl.require();
        Process process;
        try {
            process = new ProcessBuilder("kubectl", "kustomize", folder.toString()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (var errors = process.getErrorStream();
                var output = process.getInputStream()) {
            String built = new String(output.readAllBytes());
            String said = new String(errors.readAllBytes());
            return process.onExit().join().exitValue() == 0 ? Manifests.of(built) : fail(folder + ": " + said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
