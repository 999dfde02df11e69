package io.twoshops.lab.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A script that outlives the lab, so that what the lab has done to a unit is undone even if the lab is killed. */
public final class Guard {
    private Guard() {}

    /**
     * Starts a script of the shell, apart from this program and its terminal.
     *
     * @param script finds the id of this process in {@code $1}
     * @param arguments {@code $2} and following
     * @return its process, to be destroyed when there is nothing left to undo
     */
    public static Process start(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("setsid", "sh", "-c", script, "guard"));
        command.add("" + ProcessHandle.current().pid());
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a guard", e);
        }
    }

    /** A command in the shell's words, whatever is in it. */
    public static String quoted(List<String> command) {
        return command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
