package io.twoshops.lab.target;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A container image.
 *
 * @param id of its configuration: another with each build that changed something
 * @param layers from the base up
 */
public record Image(String name, String id, List<Layer> layers) {

    /** What is stored and sent once, however many images it is part of. */
    public record Layer(String digest, long bytes) {}

    public long bytes() {
        return sum(layers);
    }

    /** The layers of several images, each once. */
    public static Collection<Layer> together(List<Image> images) {
        Map<String, Layer> layers = new LinkedHashMap<>();
        images.forEach(image -> image.layers().forEach(layer -> layers.putIfAbsent(layer.digest(), layer)));
        return layers.values();
    }

    /** Bytes of several images, each layer counted once: what has to be stored and sent. */
    public static long once(List<Image> images) {
        return sum(together(images));
    }

    /** Bytes that would come on top if no layer were shared. */
    public static long saved(List<Image> images) {
        return images.stream().mapToLong(Image::bytes).sum() - once(images);
    }

    /** Bytes of layers. */
    public static long sum(Collection<Layer> layers) {
        return layers.stream().mapToLong(Layer::bytes).sum();
    }
}
