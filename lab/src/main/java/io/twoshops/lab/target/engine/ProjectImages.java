package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Image;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UnmetNeedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The images of both arms in an engine, by the names that the compose files give them. */
public final class ProjectImages {
    private final Engine engine;
    private final Map<String, String> names = new TreeMap<>();

    /** @throws UnmetNeedException when the engine does not answer, or Compose is missing */
    public ProjectImages(Engine engine, Path home) throws TargetException {
        engine.facts();
        this.engine = engine;
        Engine.ComposeCommand command = engine.compose();
        for (Arm arm : Arm.values()) {
            names.putAll(new Compose(
                            command,
                            "two-shops",
                            List.of(home.resolve("compose").resolve(arm.id() + ".yaml")))
                    .images());
        }
    }

    /** What is built from this project: the monolith, the provider, the services. */
    public static List<String> own() {
        List<String> own = new ArrayList<>(List.of("monolith", "provider"));
        own.addAll(Arm.MODULES);
        return own;
    }

    /** The names of the images that the engine does not hold, of others too. */
    public List<String> missing() throws TargetException {
        return List.copyOf(
                new TreeSet<>(new NeededImages(engine, names).missing().values()));
    }

    /**
     * What is built from this project and is there, by application.
     *
     * @throws UnmetNeedException when nothing is
     */
    public Map<String, Image> read() throws TargetException {
        Map<String, String> wanted = new TreeMap<>(names);
        wanted.keySet().retainAll(own());
        NeededImages needed = new NeededImages(engine, wanted);
        Map<String, String> missing = needed.missing();
        if (missing.keySet().containsAll(wanted.keySet())) {
            needed.require();
        }
        Map<String, Image> images = new LinkedHashMap<>();
        for (String application : own()) {
            String name = wanted.get(application);
            if (name != null && !missing.containsKey(application)) {
                images.put(application, new ImageReader(engine).read(name));
            }
        }
        return images;
    }
}
