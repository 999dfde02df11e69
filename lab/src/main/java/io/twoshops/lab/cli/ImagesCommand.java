package io.twoshops.lab.cli;

import io.twoshops.lab.target.Image;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Workspace;
import io.twoshops.lab.target.engine.ProjectImages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what the project's images are made of. */
@Command(
        name = "images",
        description = "Show the project's images: size, layers, what they share, and what the last change moved.",
        subcommands = ImagesBuildCommand.class)
final class ImagesCommand implements Callable<Integer> {
    private static final double MIB = 1024.0 * 1024;

    @Mixin
    private EngineChoice choice;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    /**
     * An image as it is shown.
     *
     * @param shared bytes of layers that another image of the list has as well
     * @param own bytes of layers that no other has
     * @param moved bytes of layers that its build before did not have: what a registry and a server had to receive; null
     *     if no build before is known
     */
    record Row(String application, String image, long bytes, int layers, long shared, long own, @Nullable Long moved) {}

    /** @param once bytes of all layers, each counted once: what has to be stored */
    record Listing(String engine, List<Row> images, long once, long saved) {}

    @Override
    public Integer call() throws TargetException, IOException {
        Workspace workspace = Workspace.current();
        Map<String, Image> images = new ProjectImages(choice.engine(), workspace.home()).read();
        Listing listing = listing(images, new ImageMemory(workspace.shared().resolve("images.json")));
        if (json) {
            Json.print(listing);
        } else {
            print(listing);
        }
        return Exit.HOLDS;
    }

    private Listing listing(Map<String, Image> images, ImageMemory memory) throws IOException {
        Map<String, List<String>> before = memory.before(choice.engine().name(), images);
        List<Row> rows = new ArrayList<>();
        images.forEach(
                (application, image) -> rows.add(row(application, image, images.values(), before.get(application))));
        List<Image> all = List.copyOf(images.values());
        return new Listing(choice.engine().name(), rows, Image.once(all), Image.saved(all));
    }

    static Row row(String application, Image image, Collection<Image> all, @Nullable List<String> before) {
        Set<String> others = new HashSet<>();
        all.stream().filter(other -> !other.name().equals(image.name())).forEach(other -> other.layers()
                .forEach(layer -> others.add(layer.digest())));
        Map<Boolean, Long> bytes = image.layers().stream()
                .collect(Collectors.partitioningBy(
                        layer -> others.contains(layer.digest()), Collectors.summingLong(Image.Layer::bytes)));
        Long moved = before == null
                ? null
                : Image.sum(image.layers().stream()
                        .filter(layer -> !before.contains(layer.digest()))
                        .toList());
        return new Row(
                application,
                image.name(),
                image.bytes(),
                image.layers().size(),
                bytes.getOrDefault(true, 0L),
                bytes.getOrDefault(false, 0L),
                moved);
    }

    private static void print(Listing listing) {
        System.out.println("image              MiB  layers  shared MiB  own MiB  moved MiB by the last change");
        for (Row row : listing.images()) {
            System.out.printf(
                    Locale.ROOT,
                    "%-15s %6.1f  %6d  %10.1f  %7.1f  %9s%n",
                    row.application(),
                    row.bytes() / MIB,
                    row.layers(),
                    row.shared() / MIB,
                    row.own() / MIB,
                    row.moved() == null ? "-" : String.format(Locale.ROOT, "%.1f", row.moved() / MIB));
        }
        System.out.printf(
                Locale.ROOT,
                "each layer stored once: %.1f MiB; sharing saves %.1f MiB%n",
                listing.once() / MIB,
                listing.saved() / MIB);
    }
}
