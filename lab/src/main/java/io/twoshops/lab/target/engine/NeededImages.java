package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UnmetNeedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The images that the containers of an arm are made from.
 *
 * @param names by service
 */
record NeededImages(Engine engine, Map<String, String> names) {

    /** Those that the engine does not hold, by service. */
    Map<String, String> missing() throws TargetException {
        if (inspect(new TreeSet<>(names.values()).toArray(String[]::new)).well()) {
            return Map.of();
        }
        Map<String, String> missing = new TreeMap<>();
        for (Map.Entry<String, String> name : names.entrySet()) {
            Call.Result result = inspect(name.getValue());
            if (!result.well() && !unknown(result)) {
                throw new TargetException(engine.name() + " image inspect failed: " + result.lastLine());
            }
            if (!result.well()) {
                missing.put(name.getKey(), name.getValue());
            }
        }
        return missing;
    }

    private Call.Result inspect(String... images) throws TargetException {
        List<String> words = new ArrayList<>(List.of("image", "inspect", "--format", "{{.Id}}"));
        words.addAll(List.of(images));
        return engine.attempt(words.toArray(String[]::new));
    }

    /** An engine that does not answer has not said that there is no such image. */
    private static boolean unknown(Call.Result result) {
        String said = result.err().toLowerCase(Locale.ROOT);
        return said.contains("no such image") || said.contains("image not known");
    }

    /** @throws UnmetNeedException naming those that are missing, and how they are got */
    void require() throws TargetException {
        TreeSet<String> own = new TreeSet<>();
        TreeSet<String> outside = new TreeSet<>();
        missing().forEach((service, image) -> (ProjectImages.own().contains(service) ? own : outside).add(image));
        List<String> lacks = new ArrayList<>();
        if (!own.isEmpty()) {
            String option = engine == Engine.docker ? "" : " --engine " + engine.name();
            lacks.add(String.join(", ", own) + " (./shop images build" + option + " makes the project's own)");
        }
        if (!outside.isEmpty()) {
            lacks.add(String.join(", ", outside) + " (" + engine.name()
                    + " pull gets it; where nothing can be pulled, compose/airgap/build.sh makes a stand-in)");
        }
        if (!lacks.isEmpty()) {
            throw new UnmetNeedException(engine.title() + " has no image " + String.join(" and none ", lacks));
        }
    }
}
