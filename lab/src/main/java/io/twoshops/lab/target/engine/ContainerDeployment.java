package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.DeploymentState;
import io.twoshops.lab.target.Kind;
import io.twoshops.lab.target.LocalDeployment;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UncheckedTargetException;
import io.twoshops.lab.target.Unit;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One arm as containers, put together from the state file and what the engine tells. */
final class ContainerDeployment extends LocalDeployment {
    private final Engine engine;
    private final List<ContainerUnit> units;
    private @Nullable Map<String, String> secrets;

    ContainerDeployment(
            DeploymentState state, Engine engine, List<Container> containers, Path folder, Recreation recreation) {
        super(state);
        this.engine = engine;
        this.units = state.units().stream()
                .map(spec -> new ContainerUnit(
                        spec,
                        engine,
                        containers.stream()
                                .filter(container -> container.service().equals(spec.name()))
                                .findFirst()
                                .orElse(null),
                        new RestartNote(folder.resolve("units").resolve(spec.name())),
                        recreation,
                        spec.kind() == Kind.BROKER ? null : () -> answers(spec)))
                .toList();
    }

    /**
     * At the machine's own address, as somebody from another machine would: the kernel rewrites those packets. On the loopback address
     * {@code docker-proxy} carries them, a child of the daemon, which goes with it.
     */
    @Override
    public URI customersUrl() {
        return OwnAddress.find()
                .map(address ->
                        URI.create("http://" + address + ":" + publicUrl().getPort()))
                .orElseGet(this::publicUrl);
    }

    @Override
    public List<Unit> units() {
        return List.copyOf(units);
    }

    @Override
    protected String password(String role) {
        return secret(role);
    }

    /** Read once: a database that is down or frozen later is still known. */
    @Override
    protected synchronized String secret(String name) {
        Map<String, String> known = secrets;
        if (known == null) {
            try {
                known = Secrets.read(engine, units.get(0).id());
            } catch (TargetException e) {
                throw new UncheckedTargetException(e);
            }
            secrets = known;
        }
        String secret = known.get(name);
        if (secret == null) {
            throw new IllegalArgumentException(name + " has no secret in this deployment");
        }
        return secret;
    }
}
