package io.twoshops.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoshops.lab.target.Image;
import io.twoshops.lab.target.Image.Layer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesCommandTest {
    private static final Layer BASE = new Layer("base", 100);
    private static final Layer LIBRARIES = new Layer("libraries", 50);
    private static final Image ORDERS = new Image("orders", "1", List.of(BASE, LIBRARIES, new Layer("orders-1", 7)));
    private static final Image ORDERS_CHANGED =
            new Image("orders", "2", List.of(BASE, LIBRARIES, new Layer("orders-2", 8)));
    private static final Image CARTS = new Image("carts", "3", List.of(BASE, new Layer("carts-1", 9)));

    @TempDir
    Path folder;

    @Test
    void tellsWhatAnImageSharesFromWhatIsItsOwn() {
        ImagesCommand.Row row = ImagesCommand.row("orders", ORDERS, List.of(ORDERS, CARTS), null);
        assertThat(row.bytes()).isEqualTo(157);
        assertThat(row.layers()).isEqualTo(3);
        assertThat(row.shared()).isEqualTo(100);
        assertThat(row.own()).isEqualTo(57);
        assertThat(row.moved()).isNull();
    }

    @Test
    void aChangeMovesTheLayersThatTheBuildBeforeDidNotHave() throws Exception {
        ImageMemory memory = new ImageMemory(folder.resolve("images.json"));
        assertThat(memory.before("docker", Map.of("orders", ORDERS))).isEmpty();
        assertThat(memory.before("docker", Map.of("orders", ORDERS))).isEmpty();

        List<String> before =
                memory.before("docker", Map.of("orders", ORDERS_CHANGED)).get("orders");
        assertThat(ImagesCommand.row("orders", ORDERS_CHANGED, List.of(ORDERS_CHANGED), before)
                        .moved())
                .isEqualTo(8);
    }

    @Test
    void lookingAgainDoesNotForgetTheChange() throws Exception {
        ImageMemory memory = new ImageMemory(folder.resolve("images.json"));
        memory.before("docker", Map.of("orders", ORDERS));
        memory.before("docker", Map.of("orders", ORDERS_CHANGED));

        assertThat(new ImageMemory(folder.resolve("images.json")).before("docker", Map.of("orders", ORDERS_CHANGED)))
                .containsEntry("orders", List.of("base", "libraries", "orders-1"));
        assertThat(memory.before("podman", Map.of("orders", ORDERS_CHANGED))).isEmpty();
    }
}
