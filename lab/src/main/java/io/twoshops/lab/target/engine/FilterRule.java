package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.Guard;
import io.twoshops.lab.target.LinuxProcess;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UnmetNeedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the packet filter in the network namespace of a container, put there from outside: the container needs no right
 * for it. It is for packets that come in, but for those of the container to itself. The rule goes with the namespace when the
 * container ends, and by a guard when the lab does.
 */
final class FilterRule {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String NEEDS = "packets can be dropped or delayed only by root, with nsenter and iptables: ";
    private final LinuxProcess process;
    private final List<String> words;
    private @Nullable Process guard;

    /** @param words what is done to which packets */
    FilterRule(LinuxProcess process, String... words) {
        this.process = process;
        this.words = List.of(words);
    }

    /** The command that runs another one in the network namespace of a process. */
    static List<String> inside(LinuxProcess process) {
        return List.of("nsenter", "-t", "" + process.pid(), "-n");
    }

    private List<String> iptables(String... arguments) {
        List<String> command = new ArrayList<>(inside(process));
        command.addAll(List.of("iptables", "-w"));
        command.addAll(List.of(arguments));
        return command;
    }

    private List<String> rule(String action) {
        List<String> command = iptables(action, "INPUT", "!", "-i", "lo");
        command.addAll(words);
        return command;
    }

    /** @throws UnmetNeedException where this user may not do it, or the programs for it are missing */
    void begin() throws TargetException {
        Process watching = Guard.start("while kill -0 $1; do sleep 0.5; done; " + Guard.quoted(rule("-D")));
        try {
            run(rule("-I"));
        } catch (TargetException e) {
            watching.destroy();
            throw e;
        }
        guard = watching;
    }

    /** Takes the rule away; it is gone already when the process is. */
    void end() throws TargetException {
        if (process.alive()) {
            run(rule("-D"));
        }
        Process watching = guard;
        if (watching != null) {
            watching.destroy();
            guard = null;
        }
    }

    /** The rules for what comes in, each with what it has counted; none where the process is gone. */
    String list() {
        if (!process.alive()) {
            return "";
        }
        try {
            return run(iptables("-L", "INPUT", "-v", "-n", "-x"));
        } catch (TargetException e) {
            return "";
        }
    }

    private static String run(List<String> command) throws TargetException {
        Call.Result result;
        try {
            result = Call.start(command, Map.of()).awaitInAnyCase(LIMIT);
        } catch (TargetException e) {
            throw new UnmetNeedException(NEEDS + e.getMessage());
        }
        if (!result.well()) {
            throw new UnmetNeedException(NEEDS + result.lastLine());
        }
        return result.out();
    }
}
