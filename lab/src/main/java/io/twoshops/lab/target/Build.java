package io.twoshops.lab.target;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An application that was built from changed code.
 *
 * @param application its folder, as Quarkus lays it out
 * @param image its image, where applications run from images
 * @param seconds that its compilation, its tests and its packaging took, the libraries that it stands on left out
 * @param changedBytes of the files that the build before did not have
 * @param changedLayers bytes of the layers that the image before did not have
 */
public record Build(
        Path application, @Nullable String image, double seconds, long changedBytes, OptionalLong changedLayers) {

    /** What starts it. */
    public Path jar() {
        return application.resolve("quarkus-run.jar");
    }

    /** The same, with an image made of it. */
    public Build withImage(String name, long changedLayerBytes) {
        return new Build(application, name, seconds, changedBytes, OptionalLong.of(changedLayerBytes));
    }
}
