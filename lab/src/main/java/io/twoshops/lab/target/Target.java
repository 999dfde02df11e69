package io.twoshops.lab.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A place where an arm can be deployed: processes of this machine, or a container engine. One deployment per arm. */
public interface Target extends AutoCloseable {

    /** The name on the command line. */
    String name();

    /**
     * Does what has to be done once per build, so that deploying measures deploying only. Harmless when done already.
     *
     * @throws TargetException when the arm is not built
     */
    void prepare(Arm arm, Progress progress) throws TargetException;

    /**
     * Deploys an arm and returns when all of it is ready. An arm that is up with the same options is left alone.
     *
     * @throws PortTakenException when something else listens on a port that a unit needs
     * @throws TargetException when a unit does not get ready; what was started is taken down again
     */
    Deployment deploy(Arm arm, DeployOptions options, Progress progress) throws TargetException;

    /** The deployment of an arm, if there is one, whatever state its units are in. */
    Optional<Deployment> find(Arm arm);

    /** Ends every unit of an arm; with {@code volumes} its data too. Harmless where there is nothing. */
    void remove(Arm arm, boolean volumes);

    /**
     * Builds the application that holds a module from changed code, beside what is deployed; it goes with the arm's data.
     *
     * @throws TargetException when the change does not fit, or the build or a test fails
     */
    Build build(Arm arm, String module, CodeChange change) throws TargetException;

    /** Whether each unit has a network of its own, to which something can be done. */
    default boolean networks() {
        return false;
    }

    /** The machine under an arm's units, where the target can do something to it. */
    default Optional<Machine> machine(Arm arm) throws TargetException {
        return Optional.empty();
    }

    /** Whether an application can have copies, behind a balancer. */
    default boolean copies() {
        return false;
    }

    /** Whether each service can have a database server of its own. */
    default boolean ownDatabases() {
        return false;
    }

    /**
     * Asked before anything is done.
     *
     * @throws UnmetNeedException when an arm cannot be deployed here in that way
     */
    default void require(DeployOptions options) throws UnmetNeedException {
        if (!copies() && !options.layout().copies().isEmpty()) {
            throw new UnmetNeedException("copies of an application are for --target processes");
        }
        if (!ownDatabases() && options.layout().ownDatabases()) {
            throw new UnmetNeedException("a database server for each service is for --target processes");
        }
        if (options.layout().autoscaled() && !orchestrates()) {
            throw new UnmetNeedException("replicas that come and go by themselves are for --target kubernetes");
        }
    }

    /** Whether packets to a unit can be dropped and held back. */
    default boolean packets() {
        return networks();
    }

    /** Whether something keeps units at their number and puts them elsewhere. */
    default boolean orchestrates() {
        return false;
    }

    /** Where load comes from, if the way from here to an arm that is deployed would distort it; it goes with the arm. */
    default Optional<LoadPlace> loadPlace(Arm arm) throws TargetException {
        return Optional.empty();
    }

    /** What a report says of the place besides the machine, by name. */
    default Map<String, String> facts() throws TargetException {
        return Map.of();
    }

    /** The images of an arm's applications, without database, broker and provider; none where nothing is an image. */
    default List<Image> images(Arm arm) throws TargetException {
        return List.of();
    }

    /** Gives back what the object holds; deployments stay. */
    @Override
    default void close() {}
}
