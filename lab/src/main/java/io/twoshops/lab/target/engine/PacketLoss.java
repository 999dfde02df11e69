package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.LinuxProcess;
import io.twoshops.lab.target.TargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A rule of the packet filter in the network namespace of a container, put there from outside: the container needs no right
 * for it. The rule goes with the namespace when the container ends.
 *
 * @param share of the packets that are dropped as they come in, from 0 to 1
 */
record PacketLoss(LinuxProcess process, double share) {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private List<String> iptables(String... words) {
        List<String> command = new ArrayList<>(List.of("nsenter", "-t", "" + process.pid(), "-n", "iptables", "-w"));
        command.addAll(List.of(words));
        return command;
    }

    private List<String> rule(String action) {
        return iptables(
                action,
                "INPUT",
                "!",
                "-i",
                "lo",
                "-m",
                "statistic",
                "--mode",
                "random",
                "--probability",
                String.format(Locale.ROOT, "%.4f", share),
                "-j",
                "DROP");
    }

    /** @throws TargetException where this user may not do it, or the programs for it are missing */
    void begin() throws TargetException {
        run(rule("-I"));
    }

    /** The command that takes the rule away. */
    List<String> end() {
        return rule("-D");
    }

    /** Takes the rule away; it is gone already when the process is. */
    void stop() throws TargetException {
        if (process.alive()) {
            run(end());
        }
    }

    /** How many packets the rule has dropped; 0 if it is gone. */
    long dropped() {
        if (!process.alive()) {
            return 0;
        }
        try {
            return counted(run(iptables("-L", "INPUT", "-v", "-n", "-x")));
        } catch (TargetException e) {
            return 0;
        }
    }

    /** The first column of the rule in the list of rules. */
    static long counted(String list) {
        return list.lines()
                .filter(line -> line.contains("DROP") && line.contains("statistic mode random"))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[0]))
                .findFirst()
                .orElse(0);
    }

    private static String run(List<String> command) throws TargetException {
        Call.Result result = Call.start(command, Map.of()).awaitInAnyCase(LIMIT);
        if (!result.well()) {
            throw new TargetException(
                    "packets can be dropped only by root, with nsenter and iptables: " + result.lastLine());
        }
        return result.out();
    }
}
