package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Together;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Podman leaves it to systemd's timers to ask containers whether they are well, and Compose waits for the answers. Where there
 * is no systemd, the lab asks as long as Compose waits.
 */
final class HealthPulse implements AutoCloseable {
    private static final Path SYSTEMD = Path.of("/run/systemd/system");
    private final ScheduledExecutorService clock = Together.clock("health-pulse");

    HealthPulse(Engine engine, String project) {
        if (engine == Engine.podman && !Files.exists(SYSTEMD)) {
            clock.scheduleWithFixedDelay(() -> ask(engine, project), 1, 1, TimeUnit.SECONDS);
        }
    }

    private static void ask(Engine engine, String project) {
        try {
            for (Container container : engine.containers(project)) {
                if (container.running() && !container.health().isEmpty()) {
                    engine.saysItIsWell(container);
                }
            }
        } catch (TargetException e) {
            // A container that went away between the list and the question is none of those that are waited for.
        }
    }

    @Override
    public void close() {
        clock.shutdown();
    }
}
