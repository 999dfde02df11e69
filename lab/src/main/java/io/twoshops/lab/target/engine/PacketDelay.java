package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.Delayed;
import io.twoshops.lab.target.LinuxProcess;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UnmetNeedException;
import io.twoshops.lab.target.delay.DelayerProcess;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packets to a container that arrive later. A rule hands them to a queue of the kernel, and a process in the same network
 * namespace lets each go when its time has come. The packets stay those that were sent, so connections live on when it begins
 * and when it ends, which they would not with a proxy in the path; and where the process is gone, packets pass.
 *
 * <p>That is what {@code tc netem delay} does, which not every kernel has, on the way in instead of the way out.
 */
final class PacketDelay {
    /** Queues are numbered per network namespace, and the shops' containers use none. */
    private static final int QUEUE = 1;

    private final LinuxProcess process;
    private final int millis;
    private final FilterRule rule;
    private @Nullable DelayerProcess delayer;

    PacketDelay(LinuxProcess process, int millis) {
        this.process = process;
        this.millis = millis;
        this.rule = new FilterRule(process, "-j", "NFQUEUE", "--queue-num", "" + QUEUE, "--queue-bypass");
    }

    /** @throws UnmetNeedException where this user may not do it, or something is missing that it is done with */
    void begin() throws TargetException {
        DelayerProcess started = start();
        try {
            rule.begin();
        } catch (TargetException e) {
            started.end();
            throw e;
        }
        delayer = started;
    }

    private DelayerProcess start() throws TargetException {
        // In a session of its own, so that Ctrl-C ends the lab first, which then ends this as it should.
        List<String> inside = new ArrayList<>(List.of("setsid"));
        inside.addAll(FilterRule.inside(process));
        try {
            return DelayerProcess.start(inside, QUEUE, millis);
        } catch (UnmetNeedException e) {
            throw new UnmetNeedException(
                    "packets can be delayed only by root, with nsenter, iptables and a kernel with NFQUEUE: "
                            + e.getMessage());
        }
    }

    /** Takes the rule away before the process, so that no packet is dropped. */
    void end() throws TargetException {
        DelayerProcess started = delayer;
        boolean held = started != null && started.alive();
        try {
            rule.end();
        } finally {
            if (started != null) {
                started.end();
            }
        }
        if (rule.list().contains("NFQUEUE num " + QUEUE)) {
            throw new TargetException("the rule that delays packets is still there");
        }
        if (!held) {
            throw new TargetException("packets were no longer delayed: the process that did it had ended");
        }
    }

    Delayed delayed() {
        DelayerProcess started = delayer;
        try {
            return started == null ? Delayed.NONE : started.delayed();
        } catch (TargetException e) {
            return Delayed.NONE;
        }
    }
}
