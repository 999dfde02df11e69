package io.twoshops.chassis.faults;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A fault that is on, until its time is over or it is switched off. */
final class ActiveFault {
    private final String module;
    private final FaultSpec spec;
    private final Instant ends;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong hits = new AtomicLong();
    private final CountDownLatch over = new CountDownLatch(1);

    ActiveFault(String module, FaultSpec spec) {
        this.module = module;
        this.spec = spec;
        this.ends = Instant.now().plus(spec.duration());
    }

    String module() {
        return module;
    }

    FaultSpec spec() {
        return spec;
    }

    Instant ends() {
        return ends;
    }

    /** How many calls have come to it, struck or not. */
    long calls() {
        return calls.get();
    }

    long hits() {
        return hits.get();
    }

    void hit() {
        hits.incrementAndGet();
    }

    boolean on() {
        return over.getCount() > 0 && Instant.now().isBefore(ends);
    }

    void end() {
        over.countDown();
    }

    /** Waits, but not longer than the fault is on. */
    void hold(long millis) throws InterruptedException {
        long left = Math.max(0, ends.toEpochMilli() - System.currentTimeMillis());
        over.await(Math.min(millis, left), TimeUnit.MILLISECONDS);
    }

    /** Does to a call what the fault does to calls. */
    void strike() {
        calls.incrementAndGet();
        if (ThreadLocalRandom.current().nextDouble() >= spec.shareStruck()) {
            return;
        }
        hit();
        switch (spec.checkedKind()) {
            case latency -> delay();
            case errors -> throw new InjectedFault(module);
            case crash -> Runtime.getRuntime().halt(137);
            case leak, cpu, pool -> throw new IllegalStateException(spec.kind() + " does not strike calls");
        }
    }

    private void delay() {
        int jitter = FaultSpec.number(spec.jitterMillis());
        int mean = FaultSpec.number(spec.millis());
        try {
            hold(mean + (jitter == 0 ? 0 : ThreadLocalRandom.current().nextInt(-jitter, jitter + 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InjectedFault(module);
        }
    }
}
