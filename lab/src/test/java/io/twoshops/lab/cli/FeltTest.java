package io.twoshops.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoshops.lab.history.Entry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FeltTest {
    private final Felt felt = new Felt();

    @Test
    void countsAJourneyOnceAsItsWorstStep() {
        step(1, "checkout", "served");
        step(1, "checkout", "degraded");
        step(2, "checkout", "failed");
        step(3, "browse", "served");
        felt.accept(new Entry.Generator(1, 0.1, 1, 3));

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        felt.print(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8).lines().map(line -> line.strip()
                        .replaceAll(" +", " ")))
                .containsExactly("customers felt served degraded refused failed", "browse 1 0 0 0", "checkout 0 1 0 1");
    }

    private void step(long visit, String journey, String outcome) {
        felt.accept(new Entry.Request(0, visit, journey, "step", outcome, 1, 200, null, null, null));
    }
}
