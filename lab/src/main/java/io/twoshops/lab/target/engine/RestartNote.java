package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How often a unit was restarted before it was last started by hand: engines begin to count anew then. */
record RestartNote(Path file) {
    int earlier() {
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (IOException e) {
            return 0;
        }
    }

    void add(int restarts) {
        try {
            Files.createDirectories(file.getParent());
            int all = earlier() + restarts;
            PrivateFiles.write(file, out -> out.write(Integer.toString(all)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot note restarts in " + file, e);
        }
    }
}
