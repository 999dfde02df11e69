package io.twoshops.lab.course;

import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UnmetNeedException;
import io.twoshops.lab.target.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The course in {@code docs/labs}.
 *
 * @param home the project
 */
record Course(Path home) {
    private static final Pattern TITLE = Pattern.compile("# (\\d+)\\. (.+) \\((\\d+)(?: minutes|분)\\)");
    private static final Pattern FILE = Pattern.compile("\\d\\d-.+\\.md");

    /**
     * The exercises in one language, in order.
     *
     * @param language {@code en} or {@code ko}
     * @throws TargetException when a text is not there or does not begin with a number, a title and the minutes
     */
    List<Exercise> exercises(String language) throws TargetException {
        Path folder = home.resolve("docs").resolve("labs").resolve(language);
        List<Exercise> exercises = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (FILE.matcher(String.valueOf(file.getFileName())).matches()) {
                    exercises.add(exercise(file));
                }
            }
        } catch (IOException e) {
            throw new TargetException("the course cannot be read: " + e, e);
        }
        return exercises;
    }

    private static Exercise exercise(Path file) throws IOException, TargetException {
        String first = Files.readString(file).lines().findFirst().orElse("");
        Matcher title = TITLE.matcher(first);
        if (!title.matches()) {
            throw new TargetException(file + " does not begin with a number, a title and the minutes: " + first);
        }
        return new Exercise(Integer.parseInt(title.group(1)), title.group(2), Integer.parseInt(title.group(3)), file);
    }

    /**
     * The check of an exercise.
     *
     * @param engine that the exercise was done with; where it is always Podman, or none, it does not count
     * @throws UnmetNeedException when the engine does not answer
     * @throws IllegalArgumentException when there is no such exercise
     */
    Check check(int exercise, Engine engine) throws UnmetNeedException {
        Machine machine = Machine.REAL;
        return switch (exercise) {
            case 1 -> new LifeCheck(answering(machine, engine));
            case 2 -> new LayersCheck(answering(machine, engine));
            case 3 -> new DockerfileCheck(answering(machine, engine));
            case 4 -> new ByHandCheck(Path.of("/proc"), Path.of("/sys/fs/cgroup"));
            case 5 -> new ComposeCheck(answering(machine, engine));
            case 6 -> new FaultsCheck(answering(machine, engine));
            case 7 ->
                new DaemonlessCheck(
                        answering(machine, Engine.podman),
                        home.resolve(".shop").resolve("labs").resolve("7"));
            case 8 -> new KubernetesCheck(new Cluster(machine, "kubectl"));
            case 9 -> new OpenShiftCheck(new Cluster(machine, "oc"));
            default ->
                throw new IllegalArgumentException(
                        "there is no exercise " + exercise + "; ./shop lab list says which there are");
        };
    }

    private static Containers answering(Machine machine, Engine engine) throws UnmetNeedException {
        try {
            engine.facts();
        } catch (UnmetNeedException e) {
            throw new UnmetNeedException(engine.title() + " does not answer, so it cannot be told what is in it; "
                    + engine.name() + " info says why");
        }
        return new Containers(machine, engine.name());
    }
}
