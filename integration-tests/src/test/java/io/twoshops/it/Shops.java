package io.twoshops.it;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Ports;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Unit;
import io.twoshops.lab.target.UnitLogs;
import io.twoshops.lab.target.Workspace;
import io.twoshops.lab.target.processes.ProcessTarget;
import io.twoshops.lab.workload.FirstCheckout;
import io.twoshops.lab.workload.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One arm for one test class, from nothing, on ports that are free, that has sold something; gone when the class is done. */
final class Shops implements AutoCloseable {
    /** Long enough that no test depends on the machine's speed; a customer would not wait so long. */
    private static final int CALL_MILLIS = 5_000;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private final Target target;
    private final Arm arm;
    private final String purpose;
    private final Deployment deployment;

    /** As processes of this machine. */
    Shops(Arm arm, String purpose) throws TargetException, InterruptedException {
        this(arm, purpose, ProcessTarget.passing(Workspace.current(), purpose));
    }

    Shops(Arm arm, String purpose, Target target) throws TargetException, InterruptedException {
        this.arm = arm;
        this.purpose = purpose;
        this.target = target;
        this.deployment = target.deploy(
                arm,
                DeployOptions.DEFAULT
                        .withPortOffset(Ports.freeOffset(arm))
                        .withFresh(true)
                        .withCallMillis(CALL_MILLIS),
                (what, done, total) -> System.err.println(arm.id() + ": " + what));
        if (!FirstCheckout.await(new Shop(deployment.publicUrl()), PATIENCE)) {
            close();
            throw new AssertionError(arm.id() + " sold nothing within " + PATIENCE);
        }
    }

    Deployment deployment() {
        return deployment;
    }

    /** Tells the contract suite where the shop is. */
    void announce() {
        deployment.suiteProperties().forEach(System::setProperty);
    }

    /** Ends tests that break nothing: a unit that was started again meanwhile has died by itself, whatever the tests saw. */
    void closeUnharmed() {
        List<String> died = deployment.units().stream()
                .filter(unit -> unit.restarts() > 0)
                .map(Unit::name)
                .toList();
        close();
        if (!died.isEmpty()) {
            throw new AssertionError("died while nobody broke anything: " + died + "; see what they printed");
        }
    }

    @Override
    public void close() {
        UnitLogs.keep(deployment, Path.of("target", "units", purpose + "-" + arm.id()));
        target.remove(arm, true);
    }
}
