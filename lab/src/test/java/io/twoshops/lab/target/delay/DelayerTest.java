package io.twoshops.lab.target.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.twoshops.lab.target.Delayed;
import io.twoshops.lab.target.TargetException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DelayerTest {
    private static final int MILLIS = 60;
    private final Waiting queue = new Waiting();

    private record Passed(int packet, long at) {}

    private static final class Waiting implements PacketQueue {
        private final BlockingQueue<Integer> came = new LinkedBlockingQueue<>();
        private final List<Passed> passed = new CopyOnWriteArrayList<>();
        private volatile int allUpTo;

        @Override
        public int take() {
            try {
                return came.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void accept(int packet) {
            passed.add(new Passed(packet, System.nanoTime()));
        }

        @Override
        public void acceptAll(int newest) {
            allUpTo = newest;
        }
    }

    @Test
    void letsEachPacketPassInOrderWhenItsTimeHasCome() throws Exception {
        Delayer delayer = new Delayer(queue, MILLIS);
        delayer.start();
        long[] sent = new long[20];
        for (int packet = 0; packet < sent.length; packet++) {
            sent[packet] = System.nanoTime();
            queue.came.add(packet);
            Thread.sleep(3);
        }
        await().until(() -> delayer.delayed().packets() == sent.length);

        assertThat(queue.passed).extracting(Passed::packet).isSorted();
        assertThat(queue.passed)
                .allMatch(passed -> passed.at() - sent[passed.packet()] >= TimeUnit.MILLISECONDS.toNanos(MILLIS));
        assertThat(delayer.delayed().leastMillis()).isGreaterThanOrEqualTo(MILLIS);
    }

    @Test
    void aPacketThatStillWaitsIsNotCounted() throws Exception {
        Delayer delayer = new Delayer(queue, 60_000);
        delayer.start();
        queue.came.add(7);
        await().until(queue.came::isEmpty);
        Thread.sleep(MILLIS);
        assertThat(delayer.delayed()).isEqualTo(Delayed.NONE);

        delayer.end();
        assertThat(queue.allUpTo).isEqualTo(7);
    }

    @Test
    void tellsTheShortestTimeThatAPacketWasHeld() {
        assertThat(Delayed.NONE.and(7).and(5).and(9)).isEqualTo(new Delayed(3, 5));
    }

    @Test
    void readsWhatTheProgramAnswers() throws Exception {
        assertThat(DelayerProcess.read("3 5")).isEqualTo(new Delayed(3, 5));
        for (String broken : new String[] {"", "3", "3 5 7", "three 5"}) {
            assertThatThrownBy(() -> DelayerProcess.read(broken))
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining("\"" + broken + "\"");
        }
    }

    @Test
    void refusesNumbersOutOfRangeNamingThem() {
        assertThat(DelayerProgram.number("millis", "60000", 1, 60_000)).isEqualTo(60_000);
        for (String broken : new String[] {"0", "60001", "soon", ""}) {
            assertThatThrownBy(() -> DelayerProgram.number("millis", broken, 1, 60_000))
                    .hasMessage("millis must be from 1 to 60000, and not " + broken);
        }
    }
}
