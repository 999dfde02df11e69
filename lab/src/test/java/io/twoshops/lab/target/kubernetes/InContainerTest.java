package io.twoshops.lab.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoshops.lab.target.Usage;
import org.junit.jupiter.api.Test;

class InContainerTest {
    @Test
    void sumsWhatTheProcessesOfAContainerUse() {
        // The fields of /proc/PID/stat after the name: state, parent, …, the 12th and 13th are ticks of user and system
        // time.
        String stat = "Stat: S 0 7 7 0 -1 4194560 1 2 3 4 150 50 0 0 20 0 30 0 1000";
        assertThat(Workload.usage("Rss: 2048\nPss: 1024\n" + stat + "\nRss: 100\nPss: 50\n"))
                .isEqualTo(new Usage(2148 * 1024, 1074 * 1024, 2.0));
    }

    @Test
    void nothingIsUsedWhereNothingIsSaid() {
        assertThat(Workload.usage("")).isEqualTo(Usage.NONE);
    }

    /** In this shell nobody shares a process namespace with a pause container, so there is no such first process. */
    @Test
    void scriptsAreWordsThatAnyShellUnderstands() throws Exception {
        for (String script : new String[] {
            InContainer.kill(), InContainer.freeze(1), InContainer.thaw(), InContainer.state(), InContainer.usage()
        }) {
            Process check = new ProcessBuilder("sh", "-n", "-c", script)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(check.getInputStream().readAllBytes());
            assertThat(check.waitFor()).as(said).isZero();
        }
    }
}
