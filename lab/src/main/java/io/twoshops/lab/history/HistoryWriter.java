package io.twoshops.lab.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Appends entries to a compressed file, one JSON object to a line. Any thread may write; nothing is held back at close. */
public final class HistoryWriter implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final BufferedWriter out;
    private boolean closed;

    /** Starts a file; its folder is made if there is none. */
    public HistoryWriter(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        // Flushed with every block of the compressor, so that a history cut short by a crash can be read up to there.
        out = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 8192, true), StandardCharsets.UTF_8));
    }

    /** Writes one line; what comes after the close is dropped, as the run is over. */
    public synchronized void write(Entry entry) {
        if (closed) {
            return;
        }
        try {
            out.write(JSON.writerFor(Entry.class).writeValueAsString(entry));
            out.write('\n');
            if (!(entry instanceof Entry.Request)) {
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        out.close();
    }
}
