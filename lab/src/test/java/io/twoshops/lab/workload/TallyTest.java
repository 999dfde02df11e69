package io.twoshops.lab.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void paceIsOfTheUsableJourneysThatEndedMeanwhile() {
        tally.begun(0).with(90, Outcome.SERVED);
        tally.begun(20).with(100, Outcome.SERVED);
        tally.begun(30).with(150, Outcome.DEGRADED);
        tally.begun(40).with(150, Outcome.FAILED);
        tally.begun(50).with(150, Outcome.REFUSED);
        tally.begun(60).with(200, Outcome.SERVED);
        tally.begun(70);
        assertThat(tally.pace(100, 200)).isEqualTo(20);
        assertThat(tally.pace(0, 100)).isEqualTo(10);
        assertThat(tally.pace(300, 400)).isZero();
    }
}
