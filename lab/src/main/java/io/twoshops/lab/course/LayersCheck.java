package io.twoshops.lab.course;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoshops.lab.target.TargetException;
import java.util.List;
import java.util.stream.StreamSupport;

/** Exercise 2: what was written to a volume outlived its container, what was written to the layer did not, and commit kept it. */
record LayersCheck(Containers containers) implements Check {
    private static final String READER = "lab2-reader";
    private static final String VOLUME = "lab2-data";

    @Override
    public List<Finding> look() throws TargetException {
        JsonNode reader = containers.container(READER);
        boolean running = reader.at("/State/Status").asText().equals("running");
        boolean inVolume = running && there("/data/volume.txt");
        boolean inLayer = running && there("/tmp/layer.txt");
        List<String> base = containers.layers(reader.at("/Config/Image").asText("lab2-no-image"));
        List<String> kept = containers.layers("lab2-kept");
        return List.of(
                Finding.of("the volume " + VOLUME, !containers.volume(VOLUME).isMissingNode(), "", "do step 3"),
                Finding.of(
                        "the container " + READER + " runs and has the volume at /data",
                        running && mounts(reader),
                        "",
                        "do step 5"),
                Finding.of("the file of the volume is in it", inVolume, "", "do steps 3 and 5"),
                Finding.of(
                        "the file of the first container's layer is not",
                        running && !inLayer,
                        inLayer ? "/tmp/layer.txt is there" : "",
                        "remove the container and make a new one: step 5"),
                Finding.of(
                        "the image lab2-kept is its base and one layer more",
                        !base.isEmpty()
                                && kept.size() == base.size() + 1
                                && kept.subList(0, base.size()).equals(base),
                        kept.isEmpty() ? "" : kept.size() + " layers on a base of " + base.size(),
                        "do step 4"));
    }

    private boolean there(String file) throws TargetException {
        return containers.inside(READER, "ls", file).equals(file);
    }

    private static boolean mounts(JsonNode container) {
        return StreamSupport.stream(container.path("Mounts").spliterator(), false)
                .anyMatch(mount -> mount.path("Name").asText().equals(VOLUME)
                        && mount.path("Destination").asText().equals("/data"));
    }
}
