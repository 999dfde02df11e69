package io.twoshops.lab.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Builds one application from changed code, in a copy of the project's sources. */
public final class Rebuild {
    private final Path home;
    private final Path copy;
    private final String application;

    /**
     * @param copy where the copy goes
     * @param application a service, or {@code monolith}
     */
    public Rebuild(Path home, Path copy, String application) {
        this.home = home;
        this.copy = copy;
        this.application = application;
    }

    /**
     * Builds it.
     *
     * @param options more of Maven's
     * @throws TargetException when the change fits nowhere, or the build or a test fails
     */
    public Build run(CodeChange change, List<String> options) throws TargetException {
        try {
            SourceCopy sources = new SourceCopy(home, copy);
            sources.make();
            String folder = Arm.folderOf(application);
            Path file = copy.resolve(folder).resolve(change.file());
            Files.writeString(file, change.of(Files.readString(file)));
            double seconds = seconds(sources, change, options);
            Path built = copy.resolve(folder).resolve("target/quarkus-app");
            long changed = changed(home.resolve(folder).resolve("target/quarkus-app"), built);
            return new Build(built, null, seconds, changed, OptionalLong.empty());
        } catch (IOException e) {
            throw new TargetException("cannot build " + application + " anew: " + e.getMessage(), e);
        }
    }

    private double seconds(SourceCopy sources, CodeChange change, List<String> options)
            throws IOException, TargetException {
        List<String> all = new ArrayList<>(options);
        if (!change.tested()) {
            all.add("-DskipTests");
        }
        try {
            return Objects.requireNonNull(
                    sources.build(List.of(application), all).get(application));
        } catch (TargetException e) {
            throw new TargetException(
                    "the change " + change.name() + " of " + application + " was not built: " + e.getMessage(), e);
        }
    }

    /** Bytes of the files that the build before has not, or has with another content. */
    private static long changed(Path before, Path after) throws IOException {
        long bytes = 0;
        try (Stream<Path> walked = Files.walk(after)) {
            for (Path file : walked.filter(Files::isRegularFile).toList()) {
                Path old = before.resolve(after.relativize(file));
                if (!Files.isRegularFile(old) || Files.mismatch(old, file) >= 0) {
                    bytes += Files.size(file);
                }
            }
        }
        return bytes;
    }
}
