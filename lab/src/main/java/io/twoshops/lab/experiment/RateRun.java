package io.twoshops.lab.experiment;

import io.twoshops.lab.check.Measures;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Kind;
import io.twoshops.lab.target.Unit;
import io.twoshops.lab.target.Usage;
import io.twoshops.lab.workload.Tally;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One rate, for a while: what the customers felt is in the requests, and what the applications used for it is written beside. */
final class RateRun implements Trial.Watch {
    private final Experiment.Scale scale;
    private final Deployment deployment;

    RateRun(Experiment.Scale scale, Deployment deployment) {
        this.scale = scale;
        this.deployment = deployment;
    }

    @Override
    public void run(Tally tally, Journal journal) throws InterruptedException {
        Thread.sleep((long) (scale.warmSeconds() * 1000));
        Map<String, Usage> before = used();
        double from = journal.now();
        journal.mark(from, MarkKind.COUNTED_FROM, "");
        Thread.sleep((long) (scale.seconds() * 1000));
        double to = journal.now();
        journal.mark(to, MarkKind.COUNTED_TO, "");
        Map<String, Double> cores = new TreeMap<>();
        Map<String, Double> memory = new TreeMap<>();
        used().forEach((unit, usage) -> {
            double cpu =
                    usage.cpuSeconds() - before.getOrDefault(unit, Usage.NONE).cpuSeconds();
            cores.put(unit, Math.round(cpu / (to - from) * 1e6) / 1e3);
            memory.put(unit, (double) usage.pssBytes());
        });
        Map<String, Double> instances = new TreeMap<>();
        applications().forEach(unit -> instances.put(unit.name(), (double) unit.instances()));
        journal.summed(Measures.CORES, "cores", cores);
        journal.summed(Measures.MEMORY, "B", memory);
        journal.summed(Measures.INSTANCES, "processes", instances);
    }

    /** By each of the applications. */
    private Map<String, Usage> used() {
        Map<String, Usage> used = new TreeMap<>();
        applications().forEach(unit -> used.put(unit.name(), unit.usage()));
        return used;
    }

    private List<Unit> applications() {
        return deployment.units().stream()
                .filter(unit -> unit.kind() == Kind.APPLICATION)
                .toList();
    }
}
