package io.twoshops.lab.experiment;

import io.twoshops.lab.target.Arm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What has to be shipped and configured to deploy an arm, counted in the source tree and in what was built from it. */
final class Artifacts {
    /** How lines of comment begin, in all the languages that are counted. */
    private static final List<String> COMMENTS = List.of("#", "//", "/*", "*", "--");

    private final Path home;
    private final Arm arm;

    Artifacts(Path home, Arm arm) {
        this.home = home;
        this.arm = arm;
    }

    private Map<String, Path> applications() {
        Map<String, Path> applications = new TreeMap<>();
        arm.applications()
                .forEach(application -> applications.put(application, home.resolve(Arm.folderOf(application))));
        return applications;
    }

    /** Bytes of each built application, libraries included: what a registry or a server has to receive. */
    Map<String, Double> bytes() throws IOException {
        Map<String, Double> bytes = new TreeMap<>();
        for (Map.Entry<String, Path> application : applications().entrySet()) {
            bytes.put(application.getKey(), size(application.getValue().resolve("target/quarkus-app")));
        }
        return bytes;
    }

    private static double size(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        double bytes = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // An AOT cache is made on the machine that runs it; it is not shipped.
                bytes += file.toString().endsWith(".aot") ? 0 : Files.size(file);
            }
        }
        return bytes;
    }

    /** Lines of each application's own code, neither blank nor comment; what both arms share is not counted. */
    Map<String, Double> codeLines() throws IOException {
        Map<String, Double> lines = new TreeMap<>();
        for (Map.Entry<String, Path> application : applications().entrySet()) {
            double sum = 0;
            try (Stream<Path> walked = Files.walk(application.getValue().resolve("src/main"))) {
                for (Path file : walked.filter(Artifacts::code).toList()) {
                    sum += lines(file);
                }
            }
            lines.put(application.getKey(), sum);
        }
        return lines;
    }

    private static boolean code(Path file) {
        return file.toString().endsWith(".java") || file.toString().endsWith(".sql");
    }

    /** Lines of deployment configuration, neither blank nor comment: settings, Dockerfiles, compose files, manifests. */
    Map<String, Double> configLines() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path application : applications().values()) {
            files.add(application.resolve("src/main/resources/application.properties"));
            files.add(application.resolve("src/main/docker/Dockerfile.jvm"));
        }
        files.add(home.resolve("compose/common.yaml"));
        files.add(home.resolve("compose").resolve(arm.id() + ".yaml"));
        Path manifests = home.resolve("k8s/base").resolve(arm.id());
        if (Files.isDirectory(manifests)) {
            try (Stream<Path> walked = Files.walk(manifests)) {
                files.addAll(walked.filter(Files::isRegularFile).sorted().toList());
            }
        }
        Map<String, Double> lines = new TreeMap<>();
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                lines.put(home.relativize(file).toString(), lines(file));
            }
        }
        return lines;
    }

    private static double lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && COMMENTS.stream().noneMatch(line::startsWith))
                .count();
    }
}
