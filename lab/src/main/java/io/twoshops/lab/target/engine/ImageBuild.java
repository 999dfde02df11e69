package io.twoshops.lab.target.engine;

import java.util.ArrayList;
import java.util.List;

/** What Maven has to be told, so that a build of an application makes its image as well. */
public final class ImageBuild {
    private ImageBuild() {}

    /** The options; the environment variable {@code SHOP_JVM_IMAGE} replaces the image that others are made on. */
    public static List<String> options(Engine engine) {
        List<String> options = new ArrayList<>(
                List.of("-Dquarkus.container-image.build=true", "-Dquarkus.docker.executable-name=" + engine.name()));
        String base = System.getenv("SHOP_JVM_IMAGE");
        if (base != null) {
            options.add("-Dquarkus.docker.build-args.BASE=" + base);
        }
        return options;
    }
}
