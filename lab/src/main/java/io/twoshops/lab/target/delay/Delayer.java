package io.twoshops.lab.target.delay;

import io.twoshops.lab.target.Delayed;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets each packet of a queue pass a fixed time after it came, in the order in which they came. */
final class Delayer {
    private final PacketQueue queue;
    private final long delayNanos;
    private final BlockingQueue<Held> held = new LinkedBlockingQueue<>();
    private volatile Delayed delayed = Delayed.NONE;
    private volatile int newest;

    private record Held(int packet, long since) {}

    Delayer(PacketQueue queue, int millis) {
        this.queue = queue;
        this.delayNanos = TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Begins, on two threads: packets that come do not wait for those that go. */
    void start() {
        daemon(this::receive, "receive");
        daemon(this::release, "release");
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void receive() {
        while (true) {
            int packet = queue.take();
            newest = packet;
            held.add(new Held(packet, System.nanoTime()));
        }
    }

    private void release() {
        try {
            while (true) {
                Held next = held.take();
                long nanos = sleepUntilDue(next);
                queue.accept(next.packet());
                delayed = delayed.and(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Never ends early, as {@link Thread#sleep} does by up to half a millisecond. Returns how long the packet was held. */
    private long sleepUntilDue(Held packet) {
        long nanos = System.nanoTime() - packet.since();
        while (nanos < delayNanos) {
            LockSupport.parkNanos(delayNanos - nanos);
            nanos = System.nanoTime() - packet.since();
        }
        return nanos;
    }

    /** What was done so far; packets that still wait do not count. */
    Delayed delayed() {
        return delayed;
    }

    /** Lets go at once what still waits. */
    void end() {
        queue.acceptAll(newest);
    }
}
