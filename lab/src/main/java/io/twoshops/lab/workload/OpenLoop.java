package io.twoshops.lab.workload;

import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Starts work at given times and never waits for it. What it starts is told when it should have started; latency counted from
 * there holds the wait of customers whom a busy generator or a stalled shop kept waiting (no coordinated omission).
 */
public final class OpenLoop implements AutoCloseable {
    private static final long LONGEST_LAG_NANOS = 60_000_000_000L;
    private final Arrivals arrivals;
    private final Launch launch;
    private final long start = System.nanoTime();
    private final Histogram lag = new Histogram(LONGEST_LAG_NANOS, 2);
    private final Thread thread = new Thread(this::run, "open-loop");
    private volatile boolean stopped;

    /** Begins one piece of work and returns at once. */
    public interface Launch {
        /** @param intended when it should have begun, on the scale of {@link System#nanoTime()} */
        void at(long intended);
    }

    /** Starts at once. */
    public OpenLoop(Arrivals arrivals, Launch launch) {
        this.arrivals = arrivals;
        this.launch = launch;
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
    }

    private void run() {
        while (!stopped) {
            long intended = start + arrivals.next();
            for (long left = intended - System.nanoTime(); left > 0 && !stopped; left = intended - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (!stopped) {
                synchronized (lag) {
                    lag.recordValue(Math.min(LONGEST_LAG_NANOS, Math.max(0, System.nanoTime() - intended)));
                }
                launch.at(intended);
            }
        }
    }

    /** How late the latest percent of the work was begun. */
    public double lagP99Millis() {
        synchronized (lag) {
            return lag.getValueAtPercentile(99) / 1e6;
        }
    }

    /** How much was begun. */
    public long sent() {
        synchronized (lag) {
            return lag.getTotalCount();
        }
    }

    /** Comes back when the last work has begun: what is counted has been told of. */
    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
