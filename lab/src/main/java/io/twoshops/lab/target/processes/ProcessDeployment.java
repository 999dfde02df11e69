package io.twoshops.lab.target.processes;

import io.twoshops.lab.target.DeploymentState;
import io.twoshops.lab.target.LocalDeployment;
import io.twoshops.lab.target.Unit;
import java.nio.file.Path;
import java.util.List;

/** One arm as processes, put together from the state file and the secrets. */
final class ProcessDeployment extends LocalDeployment {
    private final Secrets secrets;
    private final List<ProcessUnit> units;

    ProcessDeployment(DeploymentState state, Path folder, Secrets secrets) {
        super(state);
        this.secrets = secrets;
        this.units = state.units().stream()
                .map(spec -> new ProcessUnit(spec, folder.resolve("units").resolve(spec.name()), () -> answers(spec)))
                .toList();
    }

    List<ProcessUnit> processes() {
        return units;
    }

    @Override
    public List<Unit> units() {
        return List.copyOf(units);
    }

    @Override
    protected String password(String role) {
        return secrets.get("db." + role);
    }

    @Override
    protected String secret(String name) {
        return secrets.get(name);
    }
}
