package io.twoshops.lab.target.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoshops.lab.target.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartUpCachesTest {
    @TempDir
    Path home;

    private Path jar;
    private StartUpCaches caches;

    @BeforeEach
    void aBuiltProgram() throws IOException {
        jar = Files.createDirectories(home.resolve("lab/target/kafka")).resolve("kafka.jar");
        Files.writeString(jar, "a build");
        caches = new StartUpCaches(new Workspace(home, home.resolve("state")));
        Files.createDirectories(caches.folder());
    }

    private Path cache() {
        return Objects.requireNonNull(caches.file("kafka"));
    }

    private String command(boolean recording) {
        return String.join(" ", new Jvm(caches, recording).java("kafka", 64));
    }

    @Test
    void aProgramIsRecordedOnceAndThenStartsFromItsCache() throws IOException {
        assertThat(command(false)).doesNotContain(cache().toString());
        assertThat(command(true)).contains("=" + StartUpCaches.unfinished(cache()));
        Files.createFile(cache());
        assertThat(command(false)).contains("=" + cache() + " ");
        assertThat(command(true)).contains("=" + cache() + " ");
    }

    @Test
    void theCacheOfAnotherBuildIsNotUsed() throws IOException {
        Files.createFile(cache());
        Files.writeString(jar, "another build");
        assertThat(cache()).doesNotExist();
    }

    @Test
    void aRecordingReplacesThoseOfOlderBuildsOnly() throws IOException {
        Path older = cache();
        Files.createFile(older);
        Path ofAnotherJdk = Files.createFile(caches.folder().resolve("kafka-0.other"));
        Path ofAnotherProgram = Files.createFile(
                caches.folder().resolve(older.getFileName().toString().replace("kafka", "orders")));
        Files.writeString(jar, "another build");
        Files.createFile(StartUpCaches.unfinished(cache()));
        caches.take("kafka");
        assertThat(cache()).exists();
        assertThat(older).doesNotExist();
        assertThat(ofAnotherJdk).exists();
        assertThat(ofAnotherProgram).exists();
    }
}
