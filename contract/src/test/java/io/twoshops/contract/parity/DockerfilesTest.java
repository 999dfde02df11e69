package io.twoshops.contract.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither arm may win by a better image or a larger budget. */
class DockerfilesTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final String DOCKERFILE = "src/main/docker/Dockerfile.jvm";

    @TempDir
    Path root;

    @Test
    void allApplicationsArePackedInTheSameWay() throws IOException {
        assertEquals(List.of(), differing(modules(REPOSITORY)));
    }

    @Test
    void tellsOfADockerfileThatHasADifference() throws IOException {
        dockerfile("monolith", "# The monolith of Two Shops\nFROM jvm\nRUN tune\nLABEL title=\"monolith\"\n");
        dockerfile("services/orders", "# The orders service of Two Shops\nFROM jvm\nLABEL title=\"orders\"\n");
        assertEquals(List.of("orders"), differing(modules(root)));
    }

    @Test
    void bothArmsHaveTheSameBudget() throws IOException {
        Properties settings = new Properties();
        try (var in = Files.newBufferedReader(REPOSITORY.resolve("compose/.env"))) {
            settings.load(in);
        }
        int services = modules(REPOSITORY).size() - 1;
        assertEquals(
                mebibytes(settings, "SHOP_MONOLITH_MEMORY"), services * mebibytes(settings, "SHOP_SERVICE_MEMORY"));
    }

    /** The monolith first, then the services. */
    private static List<Path> modules(Path repository) throws IOException {
        List<Path> modules = new ArrayList<>(List.of(repository.resolve("monolith")));
        try (Stream<Path> services = Files.list(repository.resolve("services"))) {
            services.filter(service -> Files.exists(service.resolve(DOCKERFILE)))
                    .sorted()
                    .forEach(modules::add);
        }
        return modules;
    }

    private static List<String> differing(List<Path> modules) throws IOException {
        List<String> differing = new ArrayList<>();
        String first = nameless(modules.get(0));
        for (Path module : modules) {
            if (!nameless(module).equals(first)) {
                differing.add(module.getFileName().toString());
            }
        }
        return differing;
    }

    private static String nameless(Path module) throws IOException {
        String name = module.getFileName().toString();
        return Files.readString(module.resolve(DOCKERFILE))
                .replaceAll("The " + name + "( service)? of Two Shops", "TITLE")
                .replaceAll("\\b" + name + "\\b", "NAME");
    }

    private static int mebibytes(Properties settings, String name) {
        return Integer.parseInt(settings.getProperty(name).replace("m", ""));
    }

    private void dockerfile(String module, String text) throws IOException {
        Path file = root.resolve(module).resolve(DOCKERFILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
