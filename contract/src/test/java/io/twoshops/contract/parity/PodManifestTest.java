package io.twoshops.contract.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pod for {@code podman kube play} is the shop of {@code compose/monolith.yaml}, told once more. */
class PodManifestTest {
    private static final Path REPOSITORY = Path.of("..");
    private final Properties settings = new Properties();
    private String manifest = "";

    @BeforeEach
    void read() throws IOException {
        manifest = Files.readString(REPOSITORY.resolve("k8s/podman/monolith.yaml"));
        try (var in = Files.newBufferedReader(REPOSITORY.resolve("compose/.env"))) {
            settings.load(in);
        }
    }

    @Test
    void itsScriptsAreThoseOfCompose() throws IOException {
        assertTrue(holds("  make.sh: |\n", "compose/secrets/make.sh"), "make.sh differs");
        assertTrue(holds("  databases.sh: |\n", "compose/postgres/databases.sh"), "databases.sh differs");
    }

    private boolean holds(String key, String script) throws IOException {
        String indented = Files.readAllLines(REPOSITORY.resolve(script)).stream()
                .map(line -> line.isEmpty() ? "\n" : "    " + line + "\n")
                .collect(Collectors.joining());
        return manifest.contains(key + indented + "---\n");
    }

    @Test
    void itsImagesAreThoseOfCompose() {
        String own = settings.getProperty("SHOP_IMAGE_GROUP");
        String tag = settings.getProperty("SHOP_TAG");
        assertEquals(1, count("image: " + own + "/monolith:" + tag + "\n"));
        assertEquals(1, count("image: " + own + "/provider:" + tag + "\n"));
        assertEquals(2, count("image: " + settings.getProperty("SHOP_POSTGRES_IMAGE") + "\n"));
        assertEquals(4, count(" image: "));
    }

    @Test
    void itsBudgetIsThatOfCompose() {
        String mebibytes = settings.getProperty("SHOP_MONOLITH_MEMORY").replace("m", "Mi");
        assertEquals(1, count("limits: {memory: " + mebibytes + "}\n"));
    }

    private int count(String text) {
        return (manifest.length() - manifest.replace(text, "").length()) / text.length();
    }
}
