package io.twoshops.lab.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Workers that each begin anew when their last piece of work is done: finds the most that a server can do. Its latencies leave
 * out the wait of those who would have come meanwhile (coordinated omission), so they are good for throughput only.
 */
public final class ClosedLoop {
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private ClosedLoop() {}

    /** One piece of work; the answer is whether it went well. */
    public interface Work {
        boolean once();
    }

    /**
     * What was done.
     *
     * @param latency in nanoseconds, of what went well
     */
    public record Done(Histogram latency, long failed, double seconds) {
        public double perSecond() {
            return latency.getTotalCount() / seconds;
        }
    }

    /** Works for a while. */
    public static Done run(int workers, double seconds, Work work) throws InterruptedException {
        List<Worker> all = new ArrayList<>();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        for (int i = 0; i < workers; i++) {
            Worker worker = new Worker(end, work);
            worker.start();
            all.add(worker);
        }
        Histogram latency = new Histogram(LONGEST_NANOS, 3);
        long failed = 0;
        for (Worker worker : all) {
            worker.join();
            latency.add(worker.latency);
            failed += worker.failed;
        }
        return new Done(latency, failed, (System.nanoTime() - start) / 1e9);
    }

    private static final class Worker extends Thread {
        private final long end;
        private final Work work;
        private final Histogram latency = new Histogram(LONGEST_NANOS, 3);
        private long failed;

        private Worker(long end, Work work) {
            super("closed-loop");
            this.end = end;
            this.work = work;
            setDaemon(true);
        }

        @Override
        public void run() {
            for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
                if (work.once()) {
                    latency.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - begun));
                } else {
                    failed++;
                }
            }
        }
    }
}
