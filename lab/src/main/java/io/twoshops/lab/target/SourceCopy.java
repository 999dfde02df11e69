package io.twoshops.lab.target;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.xml.sax.InputSource;

/** A copy of the project's sources in which Maven builds, as a CI does: what is deployed meanwhile keeps its files. */
public final class SourceCopy {
    /** What no build reads; large, or changing while it is copied. */
    private static final Set<String> LEFT_OUT = Set.of(".git", ".shop", "runs");

    private static final CopyOption[] AS_IT_IS = {
        StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS
    };

    /** Maven's summary: {@code [INFO] Two Shops: the monolith .... SUCCESS [ 12.345 s]} or {@code [01:05 min]}. */
    private static final Pattern SUCCESS =
            Pattern.compile("] (.+?) \\.* ?SUCCESS \\[\\s*(?:(\\d+):(\\d+) min|([\\d.]+) s)]");

    private final Path home;
    private final Path copy;

    /** @param copy where it goes */
    public SourceCopy(Path home, Path copy) {
        this.home = home;
        this.copy = copy;
    }

    /** Makes it anew. */
    public void make() throws IOException {
        PrivateFiles.deleteTree(copy);
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

    /**
     * Builds applications and what they stand on. What Maven says is left beside the copy.
     *
     * @param options of Maven
     * @return the seconds that each application took by itself
     * @throws TargetException when a build or a test fails
     */
    public Map<String, Double> build(List<String> applications, List<String> options)
            throws IOException, TargetException {
        List<String> folders = applications.stream().map(Arm::folderOf).toList();
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp", "-f", copy.toString()));
        command.addAll(List.of("-pl", String.join(",", folders), "-am", "-Dspotless.check.skip"));
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
                throw new TargetException(said.stream()
                        .filter(line -> line.contains("ERROR"))
                        .findFirst()
                        .orElse("Maven ended with " + exit));
            }
            Map<String, Double> byProject = seconds(said);
            Map<String, Double> seconds = new TreeMap<>();
            for (String application : applications) {
                Double own = byProject.get(projectOf(application));
                if (own == null) {
                    throw new TargetException("Maven did not say how long it took to build " + application);
                }
                seconds.put(application, own);
            }
            return seconds;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TargetException("interrupted", e);
        } finally {
            end(maven);
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    /** Maven's name of an application's project. */
    private String projectOf(String application) throws IOException {
        Path pom = copy.resolve(Arm.folderOf(application)).resolve("pom.xml");
        try (InputStream in = Files.newInputStream(pom)) {
            return XPathFactory.newInstance()
                    .newXPath()
                    .evaluate("/*[local-name()='project']/*[local-name()='name']", new InputSource(in));
        } catch (XPathExpressionException e) {
            throw new IOException(pom + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Deletes it. */
    public void delete() throws IOException {
        PrivateFiles.deleteTree(copy);
    }

    private static void end(Process maven) {
        maven.descendants().forEach(ProcessHandle::destroy);
        maven.destroy();
    }

    static Map<String, Double> seconds(List<String> said) {
        Map<String, Double> seconds = new TreeMap<>();
        for (String line : said) {
            Matcher matcher = SUCCESS.matcher(line);
            if (matcher.find()) {
                seconds.put(
                        matcher.group(1),
                        matcher.group(4) == null
                                ? 60.0 * Integer.parseInt(matcher.group(2)) + Integer.parseInt(matcher.group(3))
                                : Double.parseDouble(matcher.group(4)));
            }
        }
        return seconds;
    }
}
