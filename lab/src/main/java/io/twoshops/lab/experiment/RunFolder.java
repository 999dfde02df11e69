package io.twoshops.lab.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** The files of one run of the lab. */
public record RunFolder(Path path) {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");

    /** A new one under a folder, named after the time. */
    public static RunFolder in(Path runs) throws IOException {
        return at(runs.resolve(NAME.format(LocalDateTime.now())));
    }

    /** A new one with a name of its own. */
    public static RunFolder at(Path path) throws IOException {
        RunFolder folder = new RunFolder(path);
        Files.createDirectories(folder.history());
        Files.createDirectories(folder.experiments());
        return folder;
    }

    public Path history() {
        return path.resolve("history");
    }

    /** The experiment files as they were. */
    public Path experiments() {
        return path.resolve("experiments");
    }

    /** What is to be done and what is. */
    public Path agenda() {
        return path.resolve("agenda.json");
    }

    /** Histories of sessions that did not come to their end, and were done again. */
    public Path unfinished() {
        return path.resolve("unfinished");
    }

    /** What Maven said where applications were built. */
    Path builds() {
        return path.resolve("builds");
    }

    public Path verdicts() {
        return path.resolve("verdicts.json");
    }

    public Path environment() {
        return path.resolve("environment.json");
    }

    public Path report() {
        return path.resolve("report.html");
    }
}
