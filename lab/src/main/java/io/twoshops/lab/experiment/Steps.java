package io.twoshops.lab.experiment;

import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Progress;

/** Tells how far a comparison is, in seconds of what it was expected to take. */
final class Steps {
    /** Seconds beyond the fault itself: until steady, recovered, settled and audited. */
    private static final int AROUND_A_FAULT = 6;

    /** A round of torture with its settling and audit. */
    static final int ROUND = 60;

    private static final int BUILDING = 60;

    /** Until a shop gets no quicker. */
    static final int WARMING = 240;

    /** Writing, restarting and removing a container. */
    static final int STORAGE = 10;

    private final long start = System.nanoTime();
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

    static int units(Arm arm) {
        return 7 * arm.applications().size();
    }

    /** With its tests each application, and what they stand on. */
    static int building(Arm arm) {
        return BUILDING * (1 + arm.applications().size()) / 2;
    }

    static int rate(Experiment.Scale scale) {
        return (int) Math.ceil(scale.warmSeconds() + scale.seconds()) + AROUND_A_FAULT;
    }

    static int striking(FaultSpec fault) {
        int building = fault.change() == null ? 0 : BUILDING;
        return (int) Math.ceil(fault.durationSeconds()) + AROUND_A_FAULT + building;
    }

    static int session(Arm arm, Iterable<Experiment> experiments) {
        int seconds = deploying(arm);
        for (Experiment experiment : experiments) {
            seconds += switch (experiment.method().action()) {
                case units -> units(arm) + building(arm);
                case caches -> 3 * units(arm);
                case storage -> STORAGE;
                default -> 0;
            };
            if (experiment.steadyState().warmUpSeconds() != null) {
                seconds += WARMING;
            }
            Experiment.Scale scale = experiment.method().scale();
            if (scale != null) {
                seconds += rate(scale) * scale.rates().size();
            }
            Experiment.Torture torture = experiment.method().torture();
            if (torture != null) {
                seconds += (int) Math.ceil(torture.minutes() * 60);
                continue;
            }
            seconds += experiment.cells(arm).stream().mapToInt(Steps::striking).sum();
        }
        return seconds;
    }

    /** Since the beginning of it all. */
    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    void begin(String what, int seconds) {
        done += current;
        current = seconds;
        progress.step(what, Math.min(done, total), total);
    }
}
