package io.twoshops.lab.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twoshops.lab.target.Image;
import io.twoshops.lab.target.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Remembers which layers each image had when it was last looked at, so that the next look can tell what a build changed. */
final class ImageMemory {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Path file;

    /**
     * A build of an image.
     *
     * @param layers their digests
     * @param before the digests of the layers of the build before it, if that was seen
     */
    record Build(String id, List<String> layers, @Nullable List<String> before) {}

    ImageMemory(Path file) {
        this.file = file;
    }

    /** The layers of the build before the present one, of those images of which it was seen; remembers the present one. */
    Map<String, List<String>> before(String engine, Map<String, Image> images) throws IOException {
        Map<String, Map<String, Build>> all = Files.exists(file)
                ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, Map<String, Build>>>() {})
                : new TreeMap<>();
        Map<String, Build> builds = all.computeIfAbsent(engine, name -> new TreeMap<>());
        Map<String, List<String>> before = new HashMap<>();
        images.forEach((name, image) -> {
            Build build = builds.merge(name, first(image), (known, seen) -> next(known, seen));
            List<String> layers = build.before();
            if (layers != null) {
                before.put(name, layers);
            }
        });
        Files.createDirectories(file.getParent());
        PrivateFiles.write(
                file, out -> out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all)));
        return before;
    }

    private static Build first(Image image) {
        return new Build(
                image.id(), image.layers().stream().map(Image.Layer::digest).toList(), null);
    }

    private static Build next(Build known, Build seen) {
        return known.id().equals(seen.id()) ? known : new Build(seen.id(), seen.layers(), known.layers());
    }
}
