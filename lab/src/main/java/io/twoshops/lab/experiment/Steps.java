package io.twoshops.lab.experiment;

import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Progress;

/** Tells how far a comparison is, in seconds of what it was expected to take. */
final class Steps {
    /** Seconds beyond the fault itself: until steady, recovered, settled and audited. */
    private static final int AROUND_A_FAULT = 6;

    private final Progress progress;
    private final int total;
    private int done;
    private int current;

    Steps(Progress progress, int total) {
        this.progress = progress;
        this.total = total;
    }

    static int deploying(Arm arm) {
        return arm == Arm.MONOLITH ? 15 : 40;
    }

    static int striking(FaultSpec fault) {
        return (int) Math.ceil(fault.durationSeconds()) + AROUND_A_FAULT;
    }

    static int session(Arm arm, Iterable<Experiment> experiments) {
        int seconds = deploying(arm);
        for (Experiment experiment : experiments) {
            seconds += experiment.arms().contains(arm)
                    ? experiment.cells().stream().mapToInt(Steps::striking).sum()
                    : 0;
        }
        return seconds;
    }

    void begin(String what, int seconds) {
        done += current;
        current = seconds;
        progress.step(what, Math.min(done, total), total);
    }
}
