package io.twoshops.lab.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCopyTest {
    @TempDir
    private Path folder;

    private Path home(String file, String text) throws Exception {
        Path home = folder.resolve("home");
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), text);
        return home;
    }

    @Test
    void hasTheSourcesAndNothingThatWasBuiltOrMeasured() throws Exception {
        Path copy = folder.resolve("copy");
        home("services/catalog/pom.xml", "");
        home("services/catalog/target/old.jar", "");
        home("runs/today/report.html", "");
        SourceCopy sources = new SourceCopy(home("lab/src/target/Target.java", "class"), copy);
        sources.make();
        assertThat(copy.resolve("services/catalog/pom.xml")).exists();
        assertThat(copy.resolve("lab/src/target/Target.java")).hasContent("class");
        assertThat(copy.resolve("services/catalog/target")).doesNotExist();
        assertThat(copy.resolve("runs")).doesNotExist();
        sources.delete();
        assertThat(copy).doesNotExist();
    }

    @Test
    void saysWhatMavenSaidWhenItFails() throws Exception {
        SourceCopy sources = new SourceCopy(home("pom.xml", "<project/>"), folder.resolve("copy"));
        sources.make();
        assertThatThrownBy(() -> sources.build(List.of("catalog"), List.of("-o")))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("ERROR");
        assertThat(folder.resolve("copy.log")).content().contains("ERROR");
    }

    @Test
    void readsTheSecondsOfEachModule() {
        assertThat(SourceCopy.seconds(List.of(
                        "[INFO] Two Shops: the chassis ............................. SUCCESS [ 11.303 s]",
                        "[INFO] Two Shops: the catalog service ..................... SUCCESS [01:05 min]",
                        "[INFO] Two Shops: what has so long a name that no dot fits SUCCESS [  0.100 s]",
                        "[INFO] Two Shops: the carts service ....................... FAILURE [  3.000 s]",
                        "[INFO] Total time:  19.1 s",
                        "[INFO] BUILD SUCCESS")))
                .isEqualTo(Map.of(
                        "Two Shops: the chassis", 11.303,
                        "Two Shops: the catalog service", 65.0,
                        "Two Shops: what has so long a name that no dot fits", 0.1));
    }
}
