package io.twoshops.lab.target.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What a container has printed, both of its streams.
 *
 * @param there whether the container is still there
 */
record ContainerLog(Engine engine, String id, BooleanSupplier there) {
    private static final long POLL_MILLIS = 200;

    /** Following an engine's log ends when the container does; it is taken up again for what comes after. */
    void copy(OutputStream out, boolean follow) throws IOException, InterruptedException {
        Instant since = Instant.EPOCH;
        do {
            Instant next = Instant.now();
            copy(out, since, follow);
            since = next;
            if (follow) {
                Thread.sleep(POLL_MILLIS);
            }
        } while (follow && there.getAsBoolean());
    }

    private void copy(OutputStream out, Instant since, boolean follow) throws IOException {
        List<String> command = new ArrayList<>(List.of(engine.name(), "logs", "--since", since.toString()));
        if (follow) {
            command.add("--follow");
        }
        command.add(id);
        Process logs = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream log = logs.getInputStream()) {
            log.transferTo(out);
            out.flush();
        } finally {
            logs.destroy();
        }
    }
}
