package io.twoshops.lab.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.twoshops.lab.target.TargetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Exercise 7: a pod that runs, an image that buildah made, and the same image as files.
 *
 * @param folder where the exercise's files are
 */
record DaemonlessCheck(Containers podman, Path folder) implements Check {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public List<Finding> look() throws TargetException {
        String pod = podman.pod("lab7").path("State").asText("not there");
        boolean image = !podman.image("lab7-greet").isMissingNode();
        JsonNode manifest = manifest(folder.resolve("oci"));
        return List.of(
                Finding.of("the pod lab7 runs", pod.equals("Running"), pod, "do step 2"),
                Finding.of("the image lab7-greet, made by buildah", image, "", "do step 4"),
                Finding.of(
                        "the image as an OCI layout, with all of its layers",
                        manifest.path("layers").size() > 0 && complete(manifest),
                        manifest.isMissingNode() ? "" : manifest.path("layers").size() + " layers",
                        "copy it with skopeo: step 5"),
                Finding.of(
                        "the image as a docker-archive",
                        Files.isRegularFile(folder.resolve("greet.tar")),
                        "",
                        "copy it with skopeo: step 5"));
    }

    /** The manifest of the one image of a layout. */
    private static JsonNode manifest(Path layout) throws TargetException {
        JsonNode index = read(layout.resolve("index.json"));
        String digest = index.at("/manifests/0/digest").asText();
        return digest.isEmpty() ? MissingNode.getInstance() : read(blob(layout, digest));
    }

    private boolean complete(JsonNode manifest) {
        for (JsonNode layer : manifest.path("layers")) {
            if (!Files.isRegularFile(
                    blob(folder.resolve("oci"), layer.path("digest").asText()))) {
                return false;
            }
        }
        return true;
    }

    private static Path blob(Path layout, String digest) {
        return layout.resolve("blobs").resolve(digest.replace(':', '/'));
    }

    private static JsonNode read(Path file) throws TargetException {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (NoSuchFileException e) {
            return MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            throw new TargetException(file + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new TargetException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
