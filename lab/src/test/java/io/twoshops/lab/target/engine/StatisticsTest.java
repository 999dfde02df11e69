package io.twoshops.lab.target.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void readsTheAmountsOfBothEngines() throws Exception {
        assertThat(Statistics.usage(Documents.one("{\"MemUsage\": \"128.5MiB / 256MiB\"}"))
                        .rssBytes())
                .isEqualTo(134742016);
        assertThat(Statistics.usage(Documents.one("[{\"mem_usage\": \"1.5GB / 2GB\"}]"))
                        .pssBytes())
                .isEqualTo(1_500_000_000);
    }

    @Test
    void anAmountThatIsNotToldIsNotNothing() {
        assertThatThrownBy(() -> Statistics.usage(Documents.one("{\"MemUsage\": \"-- / --\"}")))
                .hasMessageContaining("no use of memory");
    }
}
