package io.twoshops.lab.experiment;

import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The machine and the build that a run was made on. */
final class Environment {
    private Environment() {}

    static Map<String, Object> of(Path home, Target target, Experiment.Resources budget, int repeats, String command)
            throws TargetException {
        Map<String, Object> environment = new LinkedHashMap<>();
        environment.put("startedAt", Instant.now().toString());
        environment.put("command", command);
        environment.put("repeats", repeats);
        environment.put("target", target.name());
        environment.putAll(target.facts());
        environment.put("cpu", field("/proc/cpuinfo", "model name"));
        environment.put("cores", Runtime.getRuntime().availableProcessors());
        environment.put("memory", field("/proc/meminfo", "MemTotal"));
        environment.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        environment.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        environment.put("commit", commit(home));
        environment.put(
                "changed", !output(home, "git", "status", "--porcelain", "-uno").isEmpty());
        environment.put(
                "loadAverage", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        environment.put("heapMibPerArm", budget.heapMib());
        environment.put("cpusPerArm", budget.cpus());
        return environment;
    }

    /** The commit that the sources are of; {@code unknown} where there is none. */
    static String commit(Path home) {
        return output(home, "git", "rev-parse", "HEAD");
    }

    private static String field(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String output(Path folder, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? output : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
