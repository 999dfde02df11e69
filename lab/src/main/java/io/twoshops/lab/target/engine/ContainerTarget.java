package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Build;
import io.twoshops.lab.target.CodeChange;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.DeploymentState;
import io.twoshops.lab.target.Image;
import io.twoshops.lab.target.LocalTarget;
import io.twoshops.lab.target.Machine;
import io.twoshops.lab.target.Progress;
import io.twoshops.lab.target.Rebuild;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UncheckedTargetException;
import io.twoshops.lab.target.UnmetNeedException;
import io.twoshops.lab.target.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Deploys an arm as containers, by the files in {@code compose/}. */
public final class ContainerTarget extends LocalTarget {
    private final Engine engine;
    private final Engine.Facts facts;
    private final Map<Arm, Compose> composes = new EnumMap<>(Arm.class);
    private final Set<String> releases = ConcurrentHashMap.newKeySet();
    private final Set<Arm> prepared = EnumSet.noneOf(Arm.class);

    /**
     * Deployments that stay when the lab ends. What a dead run of the lab left of the passing kind is taken away.
     *
     * @throws UnmetNeedException when the engine does not answer, or Compose is missing
     */
    public static ContainerTarget lasting(Engine engine, Workspace workspace) throws UnmetNeedException {
        Workspace own = workspace.within(engine.name());
        return open(engine, own, own);
    }

    /**
     * Deployments for one purpose of this run of the lab.
     *
     * @throws UnmetNeedException when the engine does not answer, or Compose is missing
     */
    public static ContainerTarget passing(Engine engine, Workspace workspace, String purpose)
            throws UnmetNeedException {
        Workspace own = workspace.within(engine.name());
        return open(engine, own, own.of(purpose));
    }

    private static ContainerTarget open(Engine engine, Workspace own, Workspace place) throws UnmetNeedException {
        Engine.Facts facts = engine.facts();
        Engine.ComposeCommand command = engine.compose();
        sweep(own, passing -> new ContainerTarget(passing, engine, facts, command));
        return new ContainerTarget(place, engine, facts, command);
    }

    private ContainerTarget(Workspace place, Engine engine, Engine.Facts facts, Engine.ComposeCommand command) {
        super(place);
        this.engine = engine;
        this.facts = facts;
        Path folder = place.home().resolve("compose");
        for (Arm arm : Arm.values()) {
            List<Path> files = List.of(folder.resolve(arm.id() + ".yaml"), folder.resolve("lab-" + arm.id() + ".yaml"));
            composes.put(arm, new Compose(command, project(arm), files));
        }
    }

    /** Where it is usual, the name that the compose file gives itself, so that it is found by hand as well. */
    private String project(Arm arm) {
        String name = "two-shops-" + arm.id();
        Path state = workspace().state();
        return state.equals(workspace().shared().resolve(engine.name()))
                ? name
                : name + "-" + state.getFileName() + "-" + Integer.toHexString(state.hashCode());
    }

    private Compose compose(Arm arm) {
        return Objects.requireNonNull(composes.get(arm));
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public boolean networks() {
        return true;
    }

    @Override
    public Optional<Machine> machine(Arm arm) throws TargetException {
        String image = Objects.requireNonNull(compose(arm).images().get(arm.front()));
        Compose compose = compose(arm);
        return Optional.of(new ContainerMachine(
                engine, image, compose.project(), workspace().arm(arm).resolve("engine.log")));
    }

    @Override
    public Map<String, String> facts() throws TargetException {
        return engine.told();
    }

    @Override
    public List<Image> images(Arm arm) throws TargetException {
        ImageReader reader = new ImageReader(engine);
        Map<String, String> names = compose(arm).images();
        List<Image> images = new ArrayList<>();
        for (String application : arm.applications()) {
            String name = names.get(application);
            if (name == null) {
                throw new TargetException("the compose file has no service " + application);
            }
            images.add(reader.read(name));
        }
        return images;
    }

    /** Its image has the change for a tag, and goes when the arm is removed. */
    @Override
    protected Build build(Arm arm, String application, CodeChange change, Rebuild rebuild) throws TargetException {
        String before = Objects.requireNonNull(compose(arm).images().get(application));
        String image = before.substring(0, before.lastIndexOf(':') + 1) + change.name();
        List<String> options = new ArrayList<>(ImageBuild.options(engine));
        options.add("-Dquarkus.container-image.image=" + image);
        Build build = rebuild.run(change, options);
        releases.add(image);
        ImageReader reader = new ImageReader(engine);
        List<Image.Layer> changed = new ArrayList<>(reader.read(image).layers());
        changed.removeAll(reader.read(before).layers());
        return build.withImage(image, Image.sum(changed));
    }

    @Override
    public void prepare(Arm arm, Progress progress) throws TargetException {
        if (!prepared.contains(arm)) {
            new NeededImages(engine, compose(arm).images()).require();
            prepared.add(arm);
        }
    }

    @Override
    protected Deployment bringUp(Arm arm, DeployOptions options, Progress progress, Optional<DeploymentState> present)
            throws TargetException {
        Path folder = workspace().arm(arm);
        return new ContainerStart(engine, facts, compose(arm), folder, progress).run(arm, options, present);
    }

    /** A note whose containers somebody else has removed is of no deployment. */
    @Override
    protected Optional<DeploymentState> state(Arm arm) {
        return super.state(arm).filter(state -> !containers(arm).isEmpty());
    }

    private List<Container> containers(Arm arm) {
        try {
            return engine.containers(compose(arm).project());
        } catch (TargetException e) {
            throw new UncheckedTargetException(e);
        }
    }

    @Override
    protected Deployment deployment(DeploymentState state) {
        Path folder = workspace().arm(state.arm());
        return new ContainerDeployment(
                state,
                engine,
                containers(state.arm()),
                folder,
                new Recreation(engine, facts, compose(state.arm()), state, folder));
    }

    @Override
    protected void end(Arm arm, boolean volumes) {
        try {
            compose(arm).down(volumes);
            for (String image : List.copyOf(releases)) {
                engine.run("rmi", image);
                releases.remove(image);
            }
        } catch (TargetException e) {
            throw new UncheckedTargetException(e);
        }
    }
}
