package io.twoshops.lab.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.engine.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Containers, images and volumes of an engine, as {@code inspect} tells of them. What is not there is a missing node.
 *
 * @param engine the name of its command
 */
record Containers(Machine machine, String engine) {
    private static final ObjectMapper JSON = new ObjectMapper();

    JsonNode container(String name) throws TargetException {
        return inspect("container", name);
    }

    JsonNode image(String name) throws TargetException {
        return inspect("image", name);
    }

    JsonNode volume(String name) throws TargetException {
        return inspect("volume", name);
    }

    JsonNode pod(String name) throws TargetException {
        return inspect("pod", name);
    }

    /** The layers of an image, the lowest first. */
    List<String> layers(String image) throws TargetException {
        List<String> layers = new ArrayList<>();
        image(image).at("/RootFS/Layers").forEach(layer -> layers.add(layer.asText()));
        return layers;
    }

    /** Runs a command in a container that is running, and returns what it printed, or nothing when it failed. */
    String inside(String container, String... command) throws TargetException {
        List<String> words = new ArrayList<>(List.of(engine, "exec", container));
        words.addAll(List.of(command));
        Call.Result answer = machine.ask(words);
        return answer.well() ? answer.out().strip() : "";
    }

    /**
     * Whether a container is well at this moment: runs the health check it was made with. The engine's own word may be as old as the
     * interval of its looks.
     *
     * @param container what {@link #container} told of it
     */
    boolean passesItsHealthCheck(JsonNode container) throws TargetException {
        List<String> words =
                new ArrayList<>(List.of(engine, "exec", container.path("Id").asText()));
        JsonNode test = container.at("/Config/Healthcheck/Test");
        for (int i = 1; i < test.size(); i++) {
            words.add(test.path(i).asText());
        }
        return test.path(0).asText().equals("CMD") && machine.ask(words).well();
    }

    private JsonNode inspect(String kind, String name) throws TargetException {
        Call.Result answer = machine.ask(List.of(engine, kind, "inspect", name));
        if (answer.well()) {
            return first(answer.out());
        }
        if (saysThatThereIsNone(answer.err())) {
            return MissingNode.getInstance();
        }
        throw new TargetException(engine + " " + kind + " inspect failed: " + answer.lastLine());
    }

    /** An engine that does not answer has not said that there is no such thing. */
    private static boolean saysThatThereIsNone(String errors) {
        String text = errors.toLowerCase(Locale.ROOT);
        return text.contains("no such") || text.contains("not known");
    }

    /** Podman tells of a pod without the list that everything else is told in. */
    private static JsonNode first(String text) throws TargetException {
        try {
            JsonNode tree = JSON.readTree(text);
            return tree.isArray() ? tree.path(0) : tree;
        } catch (JsonProcessingException e) {
            throw new TargetException("the engine printed what is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
