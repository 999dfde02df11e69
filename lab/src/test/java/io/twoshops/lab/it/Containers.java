package io.twoshops.lab.it;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Progress;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Workspace;
import io.twoshops.lab.target.engine.ContainerTarget;
import io.twoshops.lab.target.engine.Engine;

/** Arms in containers, where an engine and the images are at hand; elsewhere a test is skipped and says why. In CI it fails. */
final class Containers {
    private Containers() {}

    static Shops of(Arm arm, String purpose) throws TargetException {
        Target target;
        try {
            target = ContainerTarget.passing(Engine.docker, Workspace.current(), purpose);
            target.prepare(arm, Progress.SILENT);
        } catch (TargetException e) {
            String reason = "not tried in containers: " + e.getMessage();
            System.err.println(reason);
            return System.getenv("CI") == null ? abort(reason) : fail(reason, e);
        }
        return new Shops(arm, purpose, target);
    }
}
