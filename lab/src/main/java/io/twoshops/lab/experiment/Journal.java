package io.twoshops.lab.experiment;

import io.twoshops.lab.audit.Acknowledged;
import io.twoshops.lab.history.Entry;
import io.twoshops.lab.history.History;
import io.twoshops.lab.history.HistoryWriter;
import io.twoshops.lab.target.Resilience;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The history of one run while it is being written, with the clock that its times are on. */
final class Journal implements Closeable {
    private final Path file;
    private final HistoryWriter writer;
    private final long start = System.nanoTime();
    private final Instant startedAt = Instant.now();
    private final Acknowledged acknowledged;

    /** @param acknowledged where the orders go that customers were told of */
    Journal(
            RunFolder folder,
            Experiment experiment,
            String arm,
            int repeat,
            @Nullable String module,
            @Nullable String fault,
            @Nullable Resilience level,
            Acknowledged acknowledged)
            throws IOException {
        this.acknowledged = acknowledged;
        String name = String.format("%s-%02d-%s", experiment.id(), repeat, arm)
                + (level == null ? "" : "-" + level)
                + (module == null ? "" : "-" + module)
                + (fault == null ? "" : "-" + fault.replaceAll("[@:]", "-"));
        this.file = History.file(folder.history(), name);
        this.writer = new HistoryWriter(file);
        writer.write(new Entry.Run(
                experiment.id(),
                arm,
                repeat,
                module,
                fault,
                startedAt.toString(),
                experiment.load().rate(),
                level == null ? null : level.name()));
    }

    Path file() {
        return file;
    }

    /** Zero of the run's time, on the scale of {@link System#nanoTime()}. */
    long start() {
        return start;
    }

    Instant startedAt() {
        return startedAt;
    }

    double now() {
        return Math.round((System.nanoTime() - start) / 1e3) / 1e3;
    }

    /** Waits for a moment of the run; not at all for one that is past. */
    void sleepUntil(double at) throws InterruptedException {
        Thread.sleep((long) Math.ceil(Math.max(0, at - now())));
    }

    void write(Entry entry) {
        remember(entry);
        writer.write(entry);
    }

    /** An order that a customer was told of has to be found by the audit, whether or not it is written here that he was. */
    void remember(Entry entry) {
        if (entry instanceof Entry.Request request && request.order() != null) {
            acknowledged.add(request.order(), request.orderStatus());
        }
        if (entry instanceof Entry.Insisted insisted && insisted.order() != null) {
            acknowledged.add(insisted.order(), insisted.orderStatus());
        }
    }

    void mark(Entry.MarkKind kind, String detail) {
        mark(now(), kind, detail);
    }

    void mark(double at, Entry.MarkKind kind, String detail) {
        writer.write(new Entry.Mark(at, kind, detail));
    }

    void measured(String name, double value, String unit) {
        measured(name, value, unit, Map.of());
    }

    void measured(String name, double value, String unit, Map<String, Double> parts) {
        writer.write(new Entry.Measured(name, Math.round(value * 1000) / 1000.0, unit, parts));
    }

    /** What parts come to together, and the parts. */
    void summed(String name, String unit, Map<String, Double> parts) {
        double sum = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        measured(name, sum, unit, parts);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
