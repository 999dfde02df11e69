package io.twoshops.lab.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where things are.
 *
 * @param home the project: built applications are read from it
 * @param state what runs: data, logs, secrets, caches; one deployment per arm and state folder
 */
public record Workspace(Path home, Path state) {

    /** As the launcher says, or the working directory. {@code SHOP_STATE} moves the state, for a second deployment. */
    public static Workspace current() {
        Path home =
                Path.of(System.getProperty("shop.home", ".")).toAbsolutePath().normalize();
        String state = System.getenv("SHOP_STATE");
        return new Workspace(
                home, state == null ? home.resolve(".shop") : Path.of(state).toAbsolutePath());
    }

    /** A place inside this one for another kind of target. */
    public Workspace within(String target) {
        return new Workspace(home, state.resolve(target));
    }

    /** A place inside this one for deployments that pass with the run of the lab that made them. */
    public Workspace of(String purpose) {
        return new Workspace(home, state.resolve("for").resolve(purpose));
    }

    /** The places that were made for purposes, by this run of the lab or by any other. */
    public List<Workspace> purposes() {
        try (Stream<Path> folders = Files.list(state.resolve("for"))) {
            return folders.map(folder -> new Workspace(home, folder)).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** What every deployment of this project can use, wherever its state is. */
    public Path shared() {
        return home.resolve(".shop");
    }

    /** Where the state of an arm is. */
    public Path arm(Arm arm) {
        return state.resolve(arm.id());
    }

    /** The runnable jar of an application: a module of the services, {@code monolith} or {@code provider}. */
    public Path application(String name) {
        return home.resolve(Arm.folderOf(name)).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** @throws TargetException when it is not there */
    public Path builtApplication(String name) throws TargetException {
        Path jar = application(name);
        if (!Files.isRegularFile(jar)) {
            throw new TargetException(name + " is not built: " + home.relativize(jar) + " is missing");
        }
        return jar;
    }

    /** The class path of the broker. */
    public String brokerClassPath() throws TargetException {
        Path jars = home.resolve("lab/target/kafka");
        if (!Files.isDirectory(jars)) {
            throw new TargetException(
                    "the broker is missing: " + home.relativize(jars) + " is made by the build of lab");
        }
        return jars + "/*:" + home.resolve("lab/target/lib") + "/*";
    }
}
