package io.twoshops.lab.target.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacketLossTest {
    private static final String LIST =
            """
            Chain INPUT (policy ACCEPT 1288 packets, 152048 bytes)
                pkts      bytes target     prot opt in     out     source               destination
                  37     2812 DROP       0    --  !lo    *       0.0.0.0/0            0.0.0.0/0            statistic mode random probability 0.20000000019
            """;

    @Test
    void readsHowManyPacketsItsRuleHasDropped() {
        assertThat(PacketLoss.counted(LIST)).isEqualTo(37);
    }

    @Test
    void noRuleHasDroppedNone() {
        assertThat(PacketLoss.counted(LIST.replaceAll("(?m)^.*statistic.*$", "")))
                .isZero();
    }
}
