package io.twoshops.lab.experiment;

/** An experiment file that cannot be used; the message names file, line and reason. */
public class BrokenExperimentException extends Exception {
    public BrokenExperimentException(String file, int line, String reason) {
        super(file + ":" + line + ": " + reason);
    }
}
