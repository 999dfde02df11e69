package io.twoshops.lab.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    private static final long BEGINNING_NANOS = 300_000_000;

    @Test
    void whatIsCountedWhenItIsClosedHasBegun() throws Exception {
        CountDownLatch beginning = new CountDownLatch(1);
        AtomicLong begun = new AtomicLong();
        OpenLoop loop = new OpenLoop(new Arrivals(1_000, false, new SplittableRandom(1)), intended -> {
            beginning.countDown();
            LockSupport.parkNanos(BEGINNING_NANOS);
            begun.incrementAndGet();
        });
        beginning.await();
        loop.close();
        assertThat(begun.get()).isEqualTo(loop.sent());
    }
}
