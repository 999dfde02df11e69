package io.twoshops.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BenchTest {
    @Test
    void endsTheWarmUpWhereThroughputRisesForEver() throws Exception {
        AtomicInteger windows = new AtomicInteger();
        Bench.warmUp(() -> Math.pow(windows.getAndIncrement(), 2) + 1);
        assertThat(windows).hasValue(Bench.MOST_WINDOWS);
    }
}
