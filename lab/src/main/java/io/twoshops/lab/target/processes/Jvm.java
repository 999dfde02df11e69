package io.twoshops.lab.target.processes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How Java programs are run: the same flags for every application of both arms, but for the size of the heap. */
final class Jvm {
    private static final int COMPACT_HEADERS_SINCE = 25;

    /** The fast compiler only, with as much room for code as both compilers have. */
    private static final List<String> FAST_COMPILER =
            List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m");

    /**
     * Code is optimised when it has run three times as often as by default. Else half of the processor time of a start goes into
     * optimising what only a start runs, and on few cores the services wait for each other's compilers.
     */
    private static final List<String> OPTIMISED_LATER = List.of(
            "-XX:Tier4InvocationThreshold=15000",
            "-XX:Tier4MinInvocationThreshold=1800",
            "-XX:Tier4CompileThreshold=45000",
            "-XX:Tier4BackEdgeThreshold=120000");

    /**
     * Whether shops end before optimised code would pay, or a start-up cache that is yet to be recorded, as those of tests
     * do; nothing is measured in such a shop.
     */
    static final boolean SHORT_LIVED = Boolean.getBoolean("shop.short-lived");

    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    private final StartUpCaches caches;
    private final boolean recording;

    /** @param recording whether this run is the one that start-up caches are made from */
    Jvm(StartUpCaches caches, boolean recording) {
        this.caches = caches;
        this.recording = recording;
    }

    /** Less memory that malloc keeps for each thread. */
    static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    List<String> application(String name, Path jar, int heapMib, int cpus) {
        List<String> command = new ArrayList<>();
        if (cpus > 0) {
            command.addAll(List.of("taskset", "-c", "0-" + (cpus - 1)));
        }
        command.addAll(java(name, heapMib));
        command.addAll(List.of("-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar", jar.toString()));
        return command;
    }

    /** Java with its flags, ready for a class name or {@code -jar}. */
    List<String> java(String name, int heapMib) {
        List<String> command = flags(heapMib);
        // Compiled code has no part in class data, but in an AOT cache what methods were seen to do.
        boolean fast = recording ? caches.format() == StartUpCaches.Format.CLASS_DATA : SHORT_LIVED;
        command.addAll(fast ? FAST_COMPILER : OPTIMISED_LATER);
        @Nullable Path cache = caches.file(name);
        if (recording && cache != null && !Files.exists(cache)) {
            command.addAll(caches.format().recording(StartUpCaches.unfinished(cache)));
        } else {
            command.addAll(using(cache));
        }
        return command;
    }

    /** Java for a short program with the class path of another: it uses the other's cache, and records none. */
    List<String> briefly(String other, int heapMib) {
        List<String> command = flags(heapMib);
        command.addAll(FAST_COMPILER);
        command.addAll(using(caches.file(other)));
        return command;
    }

    private List<String> flags(int heapMib) {
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-Xms16m",
                "-Xmx" + heapMib + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData"));
        if (Runtime.version().feature() >= COMPACT_HEADERS_SINCE) {
            command.add("-XX:+UseCompactObjectHeaders");
        }
        return command;
    }

    /** The collector and the object headers are the same when a cache is made and when it is used; the heap may differ. */
    private List<String> using(@Nullable Path cache) {
        return cache != null && Files.exists(cache) ? caches.format().using(cache) : List.of();
    }
}
