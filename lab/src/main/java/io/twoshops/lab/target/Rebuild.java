package io.twoshops.lab.target;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Builds one application from changed code, by Maven, in a copy of the project's sources, as a CI does: what is deployed
 * meanwhile keeps its files.
 */
public final class Rebuild {
    /** What no build reads; large, or changing while it is copied. */
    private static final Set<String> LEFT_OUT = Set.of(".git", ".shop", "runs");

    private static final CopyOption[] AS_IT_IS = {
        StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS
    };

    /** Maven's summary: {@code catalog .... SUCCESS [ 12.345 s]} or {@code [01:05 min]}. */
    private static final Pattern SUCCESS = Pattern.compile("SUCCESS \\[\\s*(?:(\\d+):(\\d+) min|([\\d.]+) s)]");

    private final Path home;
    private final Path copy;
    private final String module;

    /**
     * @param copy where the copy goes
     * @param application a service, or {@code monolith}
     */
    public Rebuild(Path home, Path copy, String application) {
        this.home = home;
        this.copy = copy;
        this.module = Arm.MODULES.contains(application) ? "services/" + application : application;
    }

    /**
     * Builds it.
     *
     * @param options more of Maven's
     * @throws TargetException when the change fits nowhere, or the build or a test fails
     */
    public Build run(CodeChange change, List<String> options) throws TargetException {
        try {
            PrivateFiles.deleteTree(copy);
            copySources();
            Path file = copy.resolve(module).resolve(change.file());
            Files.writeString(file, change.of(Files.readString(file)));
            Path application = copy.resolve(module).resolve("target/quarkus-app");
            double seconds = maven(change, options);
            long changed = changed(home.resolve(module).resolve("target/quarkus-app"), application);
            return new Build(application, null, seconds, changed, OptionalLong.empty());
        } catch (IOException e) {
            throw new TargetException("cannot build " + module + " anew: " + e.getMessage(), e);
        }
    }

    private void copySources() throws IOException {
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (leftOut(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(home.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, copy.resolve(home.relativize(file)), AS_IT_IS);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean leftOut(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return LEFT_OUT.contains(name) || (name.equals("target") && Files.exists(folder.resolveSibling("pom.xml")));
    }

    private double maven(CodeChange change, List<String> options) throws IOException, TargetException {
        List<String> command = new ArrayList<>(
                List.of("mvn", "-B", "-ntp", "-f", copy.toString(), "-pl", module, "-am", "-Dspotless.check.skip"));
        if (!change.tested()) {
            command.add("-DskipTests");
        }
        command.addAll(options);
        command.add("package");
        List<String> said = new ArrayList<>();
        Process maven = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread end = new Thread(() -> end(maven));
        Runtime.getRuntime().addShutdownHook(end);
        try (BufferedReader lines = maven.inputReader()) {
            lines.lines().forEach(said::add);
            int exit = maven.waitFor();
            Files.write(copy.resolveSibling(copy.getFileName() + ".log"), said);
            if (exit != 0) {
                String error = said.stream()
                        .filter(line -> line.contains("ERROR"))
                        .findFirst()
                        .orElse("Maven ended with " + exit);
                throw new TargetException("the change " + change.name() + " of " + module + " was not built: " + error);
            }
            return seconds(said)
                    .orElseThrow(() -> new TargetException("Maven did not say how long it took to build " + module));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TargetException("interrupted", e);
        } finally {
            end(maven);
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    private static void end(Process maven) {
        maven.descendants().forEach(ProcessHandle::destroy);
        maven.destroy();
    }

    /** Of the last module: those before it are what it stands on. */
    static OptionalDouble seconds(List<String> said) {
        OptionalDouble last = OptionalDouble.empty();
        for (String line : said) {
            Matcher matcher = SUCCESS.matcher(line);
            if (matcher.find()) {
                last = OptionalDouble.of(
                        matcher.group(3) == null
                                ? 60.0 * Integer.parseInt(matcher.group(1)) + Integer.parseInt(matcher.group(2))
                                : Double.parseDouble(matcher.group(3)));
            }
        }
        return last;
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
