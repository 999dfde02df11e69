package io.twoshops.lab.cli;

import io.twoshops.lab.target.engine.Engine;
import picocli.CommandLine.Option;

/** The option {@code --engine}, shared by the commands about images. */
final class EngineChoice {
    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "docker",
            description = "${COMPLETION-CANDIDATES} (default: docker)")
    private Engine engine;

    Engine engine() {
        return engine;
    }
}
