package io.twoshops.lab.it;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Ports;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UnitLogs;
import io.twoshops.lab.target.Workspace;
import io.twoshops.lab.target.processes.ProcessTarget;
import java.nio.file.Path;

/** One arm for one test class, from nothing, on ports that are free, gone when the class is done. */
final class Shops implements AutoCloseable {
    private final Target target;
    private final Arm arm;
    private final String purpose;
    private final Deployment deployment;

    /** As processes of this machine. */
    Shops(Arm arm, String purpose) throws TargetException {
        this(arm, purpose, ProcessTarget.passing(Workspace.current(), purpose));
    }

    Shops(Arm arm, String purpose, Target target) throws TargetException {
        this.arm = arm;
        this.purpose = purpose;
        this.target = target;
        this.deployment = target.deploy(
                arm,
                DeployOptions.DEFAULT.withPortOffset(Ports.freeOffset(arm)).withFresh(true),
                (what, done, total) -> System.err.println(arm.id() + ": " + what));
    }

    Deployment deployment() {
        return deployment;
    }

    /** Tells the contract suite where the shop is. */
    void announce() {
        deployment.suiteProperties().forEach(System::setProperty);
    }

    @Override
    public void close() {
        UnitLogs.keep(deployment, Path.of("target", "units", purpose + "-" + arm.id()));
        target.remove(arm, true);
    }
}
