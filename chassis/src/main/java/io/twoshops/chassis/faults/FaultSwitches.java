package io.twoshops.chassis.faults;

import io.twoshops.chassis.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The faults that are on in this process, by module. */
@ApplicationScoped
public class FaultSwitches {
    private static final Logger LOG = Logger.getLogger(FaultSwitches.class);
    private final List<ActiveFault> active = new CopyOnWriteArrayList<>();
    private final Set<String> modules;
    private final ResourceFaults resources;

    FaultSwitches(@ConfigProperty(name = "shop.modules") Set<String> modules, ResourceFaults resources) {
        this.modules = modules;
        this.resources = resources;
    }

    /** Tells that a named point of a process was passed, for faults that wait for just that. */
    public void reached(String point) {
        for (ActiveFault fault : active) {
            if (point.equals(fault.spec().point()) && fault.on()) {
                LOG.infof("Fault %s strikes at %s", fault.spec().kind(), point);
                fault.strike();
            }
        }
    }

    boolean anyOn() {
        return !active.isEmpty();
    }

    void entered(String module) {
        for (ActiveFault fault : active) {
            if (fault.module().equals(module) && fault.on() && strikesCalls(fault.spec())) {
                fault.strike();
            }
        }
    }

    /** Switches a fault on, in place of one of the same kind in the same module; what eats a resource waits to begin. */
    ActiveFault on(String module, FaultSpec spec) {
        check(module);
        spec.check();
        if (eatsResource(spec)) {
            resources.check(spec);
        }
        ActiveFault fault = new ActiveFault(module, spec);
        active.stream()
                .filter(other -> other.module().equals(module) && other.spec().kind() == spec.kind())
                .forEach(this::end);
        LOG.warnf("Fault on in %s: %s", module, spec);
        active.add(fault);
        return fault;
    }

    /** Begins what eats a resource; other faults wait for a call or a point. */
    void begin(ActiveFault fault) {
        if (eatsResource(fault.spec()) && fault.on()) {
            resources.start(fault);
        }
    }

    List<ActiveFault> of(String module) {
        check(module);
        active.stream().filter(fault -> !fault.on()).forEach(this::end);
        return active.stream().filter(fault -> fault.module().equals(module)).toList();
    }

    void off(String module) {
        of(module).forEach(this::end);
    }

    private void end(ActiveFault fault) {
        fault.end();
        active.remove(fault);
        LOG.warnf("Fault over in %s: %s, %d hits", fault.module(), fault.spec().kind(), fault.hits());
    }

    private void check(String module) {
        if (!modules.contains(module)) {
            throw ProblemException.notFound("this process holds " + String.join(", ", modules) + ", not " + module);
        }
    }

    private static boolean eatsResource(FaultSpec spec) {
        return spec.point() == null && !strikesCalls(spec);
    }

    private static boolean strikesCalls(FaultSpec spec) {
        return spec.point() == null && (spec.kind() == FaultSpec.Kind.latency || spec.kind() == FaultSpec.Kind.errors);
    }
}
