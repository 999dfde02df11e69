package io.twoshops.lab.experiment;

import io.twoshops.lab.check.Measures;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Kind;
import io.twoshops.lab.target.Unit;
import io.twoshops.lab.target.Usage;

/** One rate, for a while: what the customers felt is in the requests, and what the applications used for it is written beside. */
final class RateRun {
    private final Experiment.Scale scale;
    private final Deployment deployment;

    RateRun(Experiment.Scale scale, Deployment deployment) {
        this.scale = scale;
        this.deployment = deployment;
    }

    void run(Journal journal) throws InterruptedException {
        Thread.sleep((long) (scale.warmSeconds() * 1000));
        double cpuBefore = used().cpuSeconds();
        double from = journal.now();
        journal.mark(from, MarkKind.COUNTED_FROM, "");
        Thread.sleep((long) (scale.seconds() * 1000));
        double to = journal.now();
        journal.mark(to, MarkKind.COUNTED_TO, "");
        Usage after = used();
        journal.measured(Measures.CORES, (after.cpuSeconds() - cpuBefore) / (to - from) * 1000, "cores");
        journal.measured(Measures.MEMORY, after.pssBytes(), "B");
    }

    /** By the applications together. */
    private Usage used() {
        Usage sum = Usage.NONE;
        for (Unit unit : deployment.units()) {
            if (unit.kind() == Kind.APPLICATION) {
                sum = sum.plus(unit.usage());
            }
        }
        return sum;
    }
}
