package io.twoshops.lab.cli;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.MachineMemory;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Workspace;
import io.twoshops.lab.target.engine.Engine;
import io.twoshops.lab.target.engine.ProjectImages;
import io.twoshops.lab.target.kubernetes.KubernetesTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what of the needed and the useful is on this machine. */
@Command(
        name = "doctor",
        description = "Say what is there, what is missing, and how to get it; 1 if something needed is missing.")
final class DoctorCommand implements Callable<Integer> {
    private static final long NEEDED_MIB = 3_072;
    private static final int AOT_CACHES_SINCE = 25;
    private final List<Check> checks = new ArrayList<>();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    /** Whether it is there, and whether nothing goes without it. */
    record Check(String what, boolean there, boolean needed, String found, String advice) {}

    @Override
    public Integer call() {
        Path home = Path.of(System.getProperty("shop.home", "."));
        int java = Runtime.version().feature();
        check("JDK", true, true, Runtime.version() + " at " + System.getProperty("java.home"), "");
        check(
                "JDK 25 or newer, for AOT caches",
                java >= AOT_CACHES_SINCE,
                false,
                "running on " + java,
                "install a JDK 25; with an older one the shops take half as long again to start");
        program("mvn", "Maven, to build what is stale", true, "apt-get install maven");
        program(
                "setsid",
                "setsid (util-linux), to start processes that outlive a command",
                true,
                "apt-get install util-linux");
        if (System.getProperty("user.name").equals("root")) {
            check(
                    "user namespaces, for PostgreSQL under root",
                    runs("unshare", "--user", "true"),
                    true,
                    "unshare --user",
                    "run as another user than root, or allow user namespaces (sysctl user.max_user_namespaces)");
        }
        check(
                "Linux",
                Files.isDirectory(Path.of("/proc/self")),
                true,
                System.getProperty("os.name"),
                "use a Linux machine or VM");
        long free = MachineMemory.availableMib();
        check(
                "memory",
                free >= NEEDED_MIB,
                true,
                free + " MiB available",
                "3 GiB for the services, 1 GiB for the monolith");
        built(home, "monolith", List.of("monolith"));
        built(home, "services", Arm.MODULES.stream().map(Arm::folderOf).toList());
        built(home, "payment provider", List.of("provider"));
        for (Engine engine : Engine.values()) {
            engine(home, engine);
        }
        program(
                "kubectl",
                "kubectl, for k8s/ and exercises 8 and 9 of the course",
                false,
                "see the Kubernetes documentation");
        cluster();
        program("chromium", "Chromium, for the browser test", false, "apt-get install chromium fonts-nanum");
        if (json) {
            Json.print(checks);
        } else {
            checks.forEach(DoctorCommand::print);
        }
        return checks.stream().anyMatch(check -> check.needed() && !check.there()) ? Exit.FAILED : Exit.HOLDS;
    }

    private void check(String what, boolean there, boolean needed, String found, String advice) {
        checks.add(new Check(what, there, needed, there || found.contains(" ") ? found : "", there ? "" : advice));
    }

    private void program(String name, String what, boolean needed, String advice) {
        @Nullable Path found = onPath(name);
        check(what, found != null, needed, found == null ? "" : found.toString(), advice);
    }

    /** Whether the engine can run the shops, and with what it would. */
    private void engine(Path home, Engine engine) {
        String what = engine.title() + ", for --target " + engine.name();
        try {
            Engine.Facts facts = engine.facts();
            check(what, true, false, facts.version() + " with " + facts.storageDriver(), "");
            Engine.ComposeCommand compose = engine.compose();
            check("Compose for " + engine.title(), true, false, compose.version(), "");
            List<String> missing = new ProjectImages(engine, home).missing();
            check(
                    "images in " + engine.title(),
                    missing.isEmpty(),
                    false,
                    missing.isEmpty() ? "all" : "missing " + String.join(", ", missing),
                    "./shop images build makes the project's own; the others are pulled, or stood in for by"
                            + " compose/airgap/build.sh");
        } catch (TargetException e) {
            check(what, false, false, "", e.getMessage());
        }
    }

    private void cluster() {
        String what = "a cluster, for --target kubernetes";
        try (KubernetesTarget cluster = KubernetesTarget.open(Workspace.current(), null, null)) {
            boolean openShift = Boolean.parseBoolean(cluster.facts().get("openShift"));
            check(what, true, false, cluster.facts().get("kubernetes") + (openShift ? " with OpenShift" : ""), "");
        } catch (TargetException e) {
            check(what, false, false, "", e.getMessage());
        }
    }

    private void built(Path home, String what, List<String> modules) {
        boolean there = modules.stream()
                .allMatch(module -> Files.exists(home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar")));
        check(what + ", built", there, false, there ? "yes" : "", "./shop up builds it");
    }

    private static @Nullable Path onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void print(Check check) {
        String mark = check.there() ? "ok     " : check.needed() ? "MISSING" : "absent ";
        System.out.printf(
                Locale.ROOT, "%s  %s%s%n", mark, check.what(), check.found().isEmpty() ? "" : ": " + check.found());
        if (!check.advice().isEmpty()) {
            System.out.println("         " + check.advice());
        }
    }
}
