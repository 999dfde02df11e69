package io.twoshops.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class TargetChoiceTest {
    @Command(name = "any")
    static final class Any {
        @Mixin
        private TargetChoice target;
    }

    @Test
    void saysHowTheSameIsChosenOnceMore() {
        assertThat(words()).isEmpty();
        assertThat(words("--target", "processes")).isEmpty();
        assertThat(words("--target", "podman")).isEqualTo(" --target podman");
        assertThat(words("--namespace", "mine", "--target", "kubernetes"))
                .isEqualTo(" --target kubernetes --namespace mine");
    }

    private static String words(String... options) {
        return CommandLine.populateCommand(new Any(), options).target.words();
    }
}
