package io.twoshops.lab.course;

import io.twoshops.lab.target.TargetException;
import java.util.List;

/** The programs of this machine, as a check asks them. */
interface Machine {

    /** What a program printed, and how it ended. */
    record Answer(int exit, String out, String err) {
        boolean well() {
            return exit == 0;
        }

        /** The last line of what went wrong, or of all that was said. */
        String lastLine() {
            List<String> lines = (err.isBlank() ? out : err).strip().lines().toList();
            return lines.isEmpty() ? "it ended with " + exit : lines.get(lines.size() - 1);
        }
    }

    /** @throws TargetException when it cannot be run, or takes too long */
    Answer ask(List<String> command) throws TargetException;
}
