package io.twoshops.lab.cli;

import io.twoshops.lab.target.Progress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Progress on standard error, which keeps standard output for results: a bar with the time left on a terminal, a line
 * for each step elsewhere.
 */
public final class Terminal implements Progress, AutoCloseable {
    private static final int BAR = 24;
    private static final int WIDTH = 79;

    /** The launcher knows: Java from 22 on takes a pipe for a terminal. */
    private final boolean terminal = Boolean.getBoolean("shop.terminal");

    private final String title;
    private final Instant start = Instant.now();
    private @Nullable String shown;

    public Terminal(String title) {
        this.title = title;
    }

    @Override
    public synchronized void step(String what, int done, int total) {
        if (!terminal || total == 0) {
            clear();
            System.err.println(title + ": " + what + (total == 0 ? "" : " (" + done + "/" + total + ")"));
            return;
        }
        int filled = BAR * done / total;
        String line = title + " [" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + done + "/" + total + " "
                + what + left(done, total);
        String cut = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
        clear();
        System.err.print(cut);
        System.err.flush();
        shown = cut;
    }

    private String left(int done, int total) {
        if (done == 0 || done == total) {
            return "";
        }
        long seconds = Duration.between(start, Instant.now()).toMillis() * (total - done) / done / 1_000;
        return ", " + seconds + " s left";
    }

    private void clear() {
        if (shown != null) {
            System.err.print("\r" + " ".repeat(shown.length()) + "\r");
            shown = null;
        }
    }

    /** Takes the bar away; what comes next starts on a clean line. */
    @Override
    public synchronized void close() {
        clear();
    }
}
