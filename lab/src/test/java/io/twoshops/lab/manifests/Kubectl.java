package io.twoshops.lab.manifests;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What puts manifests together. */
public final class Kubectl {
    private Kubectl() {}

    /** Skips a test where there is none; in CI there has to be one. */
    public static void require() {
        boolean there = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
        if (!there) {
            String reason = "kubectl is needed to build the manifests, and is not there";
            if (System.getenv("CI") == null) {
                abort(reason);
            } else {
                fail(reason);
            }
        }
    }
}
