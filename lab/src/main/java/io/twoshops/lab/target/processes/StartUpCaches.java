package io.twoshops.lab.target.processes;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM need not do again at each start, one file per program: start-up takes a fraction.
 * A cache belongs to one build of a program and one JDK; its name says which, so a stale one is never used.
 */
final class StartUpCaches {
    /** What the JDK that runs this can keep. */
    enum Format {
        /** JEP 514: classes come loaded and linked, with what their methods were seen to do. */
        AOT_CACHE(".aot", "-XX:AOTCacheOutput=", "-XX:AOTCache=", "-Xlog:aot*=error,cds*=error"),
        /** JEP 350, on top of the JDK's own archive: classes come parsed. */
        CLASS_DATA(".jsa", "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=", "-Xlog:cds*=error");

        private static final int AOT_CACHES_SINCE = 25;
        private final String suffix;
        private final String output;
        private final String input;
        private final String quiet;

        Format(String suffix, String output, String input, String quiet) {
            this.suffix = suffix;
            this.output = output;
            this.input = input;
            this.quiet = quiet;
        }

        private static Format ofThisJdk() {
            return Runtime.version().feature() >= AOT_CACHES_SINCE ? AOT_CACHE : CLASS_DATA;
        }

        List<String> recording(Path file) {
            return List.of(output + file, quiet);
        }

        List<String> using(Path file) {
            return List.of(input + file, quiet);
        }
    }

    private final Workspace workspace;
    private final Format format = Format.ofThisJdk();

    StartUpCaches(Workspace workspace) {
        this.workspace = workspace;
    }

    Format format() {
        return format;
    }

    /** What has to be built for an arm. */
    static List<String> applications(Arm arm) {
        List<String> names = new ArrayList<>(arm.applications());
        names.add("provider");
        return names;
    }

    /** The programs of an arm that can have a cache. */
    static List<String> programs(Arm arm) {
        List<String> programs = new ArrayList<>(applications(arm));
        if (arm == Arm.SERVICES) {
            programs.add("kafka");
        }
        return programs;
    }

    /** Where the cache of a program is or would be; none for a program that is not built. */
    @Nullable
    Path file(String program) {
        Path jars = program.equals("kafka")
                ? workspace.home().resolve("lab/target/kafka")
                : workspace.application(program).resolveSibling("");
        if (!Files.isDirectory(jars)) {
            return null;
        }
        return folder().resolve(program + "-" + fingerprint(jars) + format.suffix);
    }

    List<String> missing(Arm arm) {
        return programs(arm).stream()
                .filter(program -> {
                    Path file = file(program);
                    return file != null && !Files.exists(file);
                })
                .toList();
    }

    static Path unfinished(Path cache) {
        return cache.resolveSibling(cache.getFileName() + ".new");
    }

    /** Puts a finished recording in its place, and away with what older builds left. */
    void take(String program) {
        Path cache = file(program);
        if (cache == null || !Files.exists(unfinished(cache))) {
            return;
        }
        try (Stream<Path> files = Files.list(folder())) {
            for (Path old : files.filter(file -> belongsTo(program, file) && !file.equals(unfinished(cache)))
                    .toList()) {
                Files.deleteIfExists(old);
            }
            Files.move(unfinished(cache), cache, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the start-up cache of " + program, e);
        }
    }

    Path folder() {
        return workspace.shared().resolve("aot");
    }

    /** Other JDKs may keep caches of another format in the same place. */
    private boolean belongsTo(String program, Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(program + "-") && name.contains(format.suffix);
    }

    private static String fingerprint(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            long hash = Runtime.version().toString().hashCode();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                hash = hash * 31 + file.hashCode();
                hash = hash * 31 + attributes.size();
                hash = hash * 31 + attributes.lastModifiedTime().toMillis();
            }
            return HexFormat.of().toHexDigits(hash);
        } catch (IOException e) {
            return "unknown";
        }
    }
}
