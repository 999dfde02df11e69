package io.twoshops.it;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Progress;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Unit;
import io.twoshops.lab.target.Workspace;
import io.twoshops.lab.target.engine.ContainerTarget;
import io.twoshops.lab.target.engine.Engine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * Arms in containers, where an engine and the images are at hand; elsewhere a test is skipped and says why. In CI it fails.
 * {@code SHOP_ENGINE} chooses another engine than Docker.
 */
final class Containers {
    static final String ENGINE = System.getenv().getOrDefault("SHOP_ENGINE", "docker");

    private Containers() {}

    static Shops of(Arm arm, String purpose) throws TargetException, InterruptedException {
        return new Shops(arm, purpose, target(arm, purpose));
    }

    /** The same for a suite of tests that are told of the shop, or skipped where there is none. */
    static @Nullable Shops announced(Arm arm, String purpose) throws TargetException, InterruptedException {
        try {
            Shops shops = of(arm, purpose);
            shops.announce();
            return shops;
        } catch (TestAbortedException e) {
            WithoutAnEngine.skipBecause(String.valueOf(e.getMessage()));
            return null;
        }
    }

    static Target target(Arm arm, String purpose) {
        try {
            Target target = ContainerTarget.passing(Engine.valueOf(ENGINE), Workspace.current(), purpose);
            target.prepare(arm, Progress.SILENT);
            return target;
        } catch (TargetException e) {
            String reason = "not tried in containers: " + e.getMessage();
            System.err.println(reason);
            return System.getenv("CI") == null ? abort(reason) : fail(reason, e);
        }
    }

    /** The applications whose JVM could not use the AOT cache of their image, and said so. */
    static List<String> withoutCache(Deployment deployment) throws IOException, InterruptedException {
        List<String> without = new ArrayList<>();
        for (Unit unit : deployment.units()) {
            ByteArrayOutputStream log = new ByteArrayOutputStream();
            unit.copyLog(log, false);
            if (log.toString(StandardCharsets.UTF_8).contains("[error][aot]")) {
                without.add(unit.name());
            }
        }
        return without;
    }

    /** What the engine answers, with what it complains about; its exit code is left out. */
    static String engine(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ENGINE));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return answer;
    }

    /** The id of the container whose first process this is. */
    static String holding(long pid) throws IOException, InterruptedException {
        for (String id : engine("ps", "-q", "--no-trunc").lines().toList()) {
            if (engine("inspect", "--format", "{{.State.Pid}}", id).equals("" + pid)) {
                return id;
            }
        }
        throw new AssertionError("no container has the process " + pid);
    }
}
