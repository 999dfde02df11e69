package io.twoshops.lab.target.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoshops.lab.target.Image;
import io.twoshops.lab.target.Image.Layer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageReaderTest {
    private static final String IMAGE =
            """
            [{"Id": "sha256:abc", "RootFS": {"Type": "layers", "Layers": ["sha256:base", "sha256:jvm", "sha256:run"]}}]
            """;

    /** As the classic builder writes it: a step that changed nothing made a layer all the same. */
    private static final String DOCKER =
            """
            {"CreatedBy": "/bin/sh -c #(nop)  USER 1001", "Size": "0"}
            {"CreatedBy": "/bin/sh -c java -version", "Size": "0"}
            {"CreatedBy": "/bin/sh -c #(nop) COPY dir:32c8 in /opt/java ", "Size": "165098610"}
            {"CreatedBy": "/bin/sh -c #(nop)  ENV PATH=/opt/java/bin", "Size": "0"}
            {"CreatedBy": "", "Comment": "Imported from -", "Size": "77847310"}
            """;

    private static final String PODMAN =
            """
            [{"createdBy": "LABEL a=b", "size": 0},
             {"createdBy": "RUN /bin/sh -c java -version # buildkit", "size": 12},
             {"createdBy": "COPY jvm /opt/java # buildkit", "size": 165098610},
             {"createdBy": "/bin/sh -c #(nop) ADD file:1 in / ", "size": 77847310}]
            """;

    private static Image read(String history) throws Exception {
        return ImageReader.of("i", Documents.one(IMAGE), Documents.of(history));
    }

    @Test
    void joinsDigestsAndSizesFromTheBaseUp() throws Exception {
        Image image = read(DOCKER);
        assertThat(image.id()).isEqualTo("sha256:abc");
        assertThat(image.layers())
                .containsExactly(
                        new Layer("sha256:base", 77847310),
                        new Layer("sha256:jvm", 165098610),
                        new Layer("sha256:run", 0));
        assertThat(image.bytes()).isEqualTo(242945920);
    }

    @Test
    void readsPodmansHistoryToo() throws Exception {
        assertThat(read(PODMAN).layers()).extracting(Layer::bytes).containsExactly(77847310L, 165098610L, 12L);
    }

    @Test
    void saysSoWhenTheListsDoNotFit() {
        assertThatThrownBy(() -> read("{\"CreatedBy\": \"COPY a b\", \"Size\": \"5\"}"))
                .hasMessage("the history of i tells of 1 layers, and it has 3");
    }

    @Test
    void countsALayerOfSeveralImagesOnce() throws Exception {
        Image one = read(DOCKER);
        Image other = new Image("o", "id", List.of(one.layers().get(0), new Layer("sha256:own", 5)));
        assertThat(Image.sum(Image.together(List.of(one, other)))).isEqualTo(242945925);
    }
}
