package io.twoshops.lab.course;

import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.engine.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The programs of this machine, as a check asks them. */
interface Machine {
    /** The real ones, which have 30 s each to answer. */
    Machine REAL = command -> Call.start(command, Map.of()).awaitInAnyCase(Duration.ofSeconds(30));

    /** @throws TargetException when it cannot be run, or takes too long */
    Call.Result ask(List<String> command) throws TargetException;
}
