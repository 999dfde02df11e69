package io.twoshops.lab.target.kubernetes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What puts manifests together. */
final class Kubectl {
    private Kubectl() {}

    /** Skips a test where there is none; in CI there has to be one. */
    static void require() {
        boolean there = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
        assumeTrue(there || System.getenv("CI") != null, "kubectl is needed to build the manifests");
    }
}
