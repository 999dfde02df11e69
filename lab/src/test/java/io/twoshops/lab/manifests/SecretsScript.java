package io.twoshops.lab.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code k8s/secrets.sh}, run with a kubectl that keeps the Secrets in a folder. */
final class SecretsScript {
    private static final Map<String, Manifests> MADE = new ConcurrentHashMap<>();

    private final Path store;

    SecretsScript(Path store) {
        this.store = store;
    }

    /** What the script makes for an arm that has no Secrets yet. */
    static Manifests of(String arm) {
        return MADE.computeIfAbsent(arm, unused -> {
            try {
                SecretsScript script = new SecretsScript(Files.createTempDirectory(Path.of("target"), "secrets"));
                script.run(arm);
                return script.made();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * Runs the script.
     *
     * @throws IOException if it fails, with what it said
     */
    void run(String arm) throws IOException {
        Path kubectl = Path.of("src/test/resources/manifests/kubectl").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder("bash", "../k8s/secrets.sh", arm);
        builder.environment().put("KUBECTL", kubectl.toString());
        builder.environment().put("STORE", store.toString());
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(said);
        }
    }

    /** The Secrets in the folder. */
    Manifests made() throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            return Manifests.of(files.sorted().map(SecretsScript::text).collect(Collectors.joining("---\n")));
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
