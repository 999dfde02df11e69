package io.twoshops.lab.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One run as it was written down.
 *
 * @param file its name in the run folder
 */
public record History(String file, Entry.Run run, List<Entry> entries) {
    private static final String SUFFIX = ".ndjson.gz";
    private static final ObjectReader JSON = new ObjectMapper().readerFor(Entry.class);

    /** All entries of one type, in the order in which they were written. */
    public <T extends Entry> Stream<T> all(Class<T> type) {
        return entries.stream().filter(type::isInstance).map(type::cast);
    }

    /** The first mark of a kind. */
    public Optional<Entry.Mark> mark(Entry.MarkKind kind) {
        return all(Entry.Mark.class).filter(mark -> mark.what() == kind).findFirst();
    }

    /** The first number of a name. */
    public Optional<Double> measured(String name) {
        return all(Entry.Measured.class)
                .filter(measured -> measured.name().equals(name))
                .map(Entry.Measured::value)
                .findFirst();
    }

    /** What the audit at its end found; {@code unknown} too where there was none. */
    public String audit() {
        return all(Entry.Audited.class).map(Entry.Audited::state).findFirst().orElse("unknown");
    }

    /** Reads all histories of a folder, in the order of their names, so that the same folder gives the same result. */
    public static List<History> readAll(Path folder) throws IOException {
        List<History> histories = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
                read(file).ifPresent(histories::add);
            }
        }
        return histories;
    }

    /** The name of a new history in a folder. */
    public static Path file(Path folder, String name) {
        return folder.resolve(name + SUFFIX);
    }

    /** One of a file; empty if it was cut off before its first line. */
    public static Optional<History> read(Path file) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        boolean whole = unpack(file, text);
        List<Entry> entries = new ArrayList<>();
        String all = text.toString(StandardCharsets.UTF_8);
        // What follows the last line end was being written when the file was cut off.
        for (String line : all.substring(0, all.lastIndexOf('\n') + 1).lines().toList()) {
            entries.add(JSON.readValue(line));
        }
        if (!whole) {
            entries.add(new Entry.Mark(Double.MAX_VALUE, Entry.MarkKind.INTERRUPTED, "the file ends early"));
        }
        if (entries.isEmpty() || !(entries.get(0) instanceof Entry.Run run)) {
            return Optional.empty();
        }
        return Optional.of(new History(file.getFileName().toString(), run, List.copyOf(entries)));
    }

    /** Keeps what can be read before the end; false if the file has no proper one. */
    private static boolean unpack(Path file, ByteArrayOutputStream text) throws IOException {
        byte[] block = new byte[8192];
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                text.write(block, 0, length);
            }
            return true;
        } catch (EOFException | ZipException cutOff) {
            return false;
        }
    }
}
