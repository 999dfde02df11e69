package io.twoshops.lab.target.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoshops.lab.target.Image;
import io.twoshops.lab.target.TargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what an image is made of: the digests of its layers from one list of the engine, their sizes from another. */
final class ImageReader {
    /** Steps of a Dockerfile that make no layer, as the engines write them into the history. */
    private static final Pattern NO_LAYER = Pattern.compile(
            "(/bin/sh -c #\\(nop\\)\\s+)?"
                    + "(ARG|CMD|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|SHELL|STOPSIGNAL|USER|VOLUME)\\b.*",
            Pattern.DOTALL);

    private final Engine engine;

    ImageReader(Engine engine) {
        this.engine = engine;
    }

    Image read(String name) throws TargetException {
        JsonNode image = Documents.one(engine.run("image", "inspect", name));
        String format = engine == Engine.docker ? "{{json .}}" : "json";
        List<JsonNode> history =
                Documents.of(engine.run("history", "--no-trunc", "--human=false", "--format", format, name));
        return of(name, image, history);
    }

    static Image of(String name, JsonNode image, List<JsonNode> history) throws TargetException {
        List<String> digests = new ArrayList<>();
        image.path("RootFS").path("Layers").forEach(digest -> digests.add(digest.asText()));
        List<Long> sizes = sizes(history, digests.size());
        if (sizes.size() != digests.size()) {
            throw new TargetException(
                    "the history of " + name + " tells of " + sizes.size() + " layers, and it has " + digests.size());
        }
        List<Image.Layer> layers = new ArrayList<>();
        for (int i = 0; i < digests.size(); i++) {
            layers.add(new Image.Layer(digests.get(i), sizes.get(i)));
        }
        return new Image(name, image.path("Id").asText(), layers);
    }

    /**
     * The sizes of layers from the base up. The history has the newest step first, and steps that made no layer; one that
     * changed no file can have made an empty layer, and its words tell.
     */
    private static List<Long> sizes(List<JsonNode> history, int layers) {
        List<JsonNode> steps = new ArrayList<>(history);
        Collections.reverse(steps);
        int empty = layers - (int) steps.stream().filter(step -> size(step) > 0).count();
        List<Long> sizes = new ArrayList<>();
        for (JsonNode step : steps) {
            if (size(step) > 0) {
                sizes.add(size(step));
            } else if (empty > 0 && !NO_LAYER.matcher(createdBy(step)).matches()) {
                sizes.add(0L);
                empty--;
            }
        }
        return sizes;
    }

    private static long size(JsonNode step) {
        return step.has("Size") ? step.path("Size").asLong() : step.path("size").asLong();
    }

    private static String createdBy(JsonNode step) {
        return step.has("CreatedBy")
                ? step.path("CreatedBy").asText()
                : step.path("createdBy").asText();
    }
}
