package io.twoshops.lab.course;

import io.twoshops.lab.target.TargetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Exercise 4: a process in namespaces and a root directory of its own, limited by the control group {@code lab4}.
 *
 * @param proc where the kernel tells of processes
 * @param groups where control groups are mounted
 */
record ByHandCheck(Path proc, Path groups) implements Check {
    private static final String GROUP = "lab4";
    private static final List<String> NAMESPACES = List.of("mnt", "pid", "uts", "net");
    private static final long MOST_BYTES = 64L << 20;

    @Override
    public List<Finding> look() throws TargetException {
        try {
            Optional<Path> process = process();
            List<Finding> findings = new ArrayList<>();
            findings.add(Finding.of(
                    "a process in the control group " + GROUP,
                    process.isPresent(),
                    process.map(path -> "process " + path.getFileName()).orElse(""),
                    "do step 6, which leaves one running"));
            for (String namespace : NAMESPACES) {
                findings.add(Finding.of(
                        "it has a " + namespace + " namespace of its own",
                        process.isPresent() && own(process.get(), "ns/" + namespace),
                        "",
                        "start it with unshare: step 6"));
            }
            String root = process.isPresent() ? link(process.get(), "root") : "";
            findings.add(Finding.of(
                    "it has a root directory of its own",
                    process.isPresent() && own(process.get(), "root"),
                    root,
                    "start it with chroot: step 6"));
            findings.add(limit());
            return findings;
        } catch (UncheckedIOException | IOException e) {
            throw new TargetException(
                    "what the kernel tells of processes of root cannot be read; are you root? (" + e + ")", e);
        }
    }

    private Optional<Path> process() throws IOException {
        try (Stream<Path> entries = Files.list(proc)) {
            return entries.filter(entry -> String.valueOf(entry.getFileName()).matches("\\d+"))
                    .filter(ByHandCheck::inGroup)
                    // Of unshare and its child, the child: the parent of a new pid namespace is not in it.
                    .max(Comparator.comparing(process -> own(process, "ns/pid")));
        }
    }

    /** Whether a link of it leads elsewhere than that of this program. */
    private boolean own(Path process, String name) {
        try {
            return !link(process, name).equals(link(proc.resolve("self"), name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean inGroup(Path process) {
        try {
            return Files.readString(process.resolve("cgroup")).lines().anyMatch(line -> line.endsWith("/" + GROUP));
        } catch (IOException e) {
            // It has ended meanwhile.
            return false;
        }
    }

    private static String link(Path process, String name) throws IOException {
        return Files.readSymbolicLink(process.resolve(name)).toString();
    }

    /** Version 2 of control groups has one tree, version 1 a tree for each resource. */
    private Finding limit() throws IOException {
        String value = read(groups.resolve(GROUP).resolve("memory.max"))
                .or(() -> read(groups.resolve("memory").resolve(GROUP).resolve("memory.limit_in_bytes")))
                .orElse("");
        boolean there = value.matches("\\d{1,18}") && Long.parseLong(value) <= MOST_BYTES;
        return Finding.of("its memory is limited to 64 MiB", there, value, "do step 4");
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
