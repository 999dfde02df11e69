package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.LinuxProcess;
import io.twoshops.lab.target.TargetException;
import java.util.Locale;

/** Packets to a container that are dropped at random. */
final class PacketLoss {
    private final FilterRule rule;

    /** @param share of the packets, from 0 to 1 */
    PacketLoss(LinuxProcess process, double share) {
        this.rule = new FilterRule(
                process,
                "-m",
                "statistic",
                "--mode",
                "random",
                "--probability",
                String.format(Locale.ROOT, "%.4f", share),
                "-j",
                "DROP");
    }

    void begin() throws TargetException {
        rule.begin();
    }

    void end() throws TargetException {
        rule.end();
    }

    /** How many packets the rule has dropped; 0 if it is gone. */
    long dropped() {
        return counted(rule.list());
    }

    /** The first column of the rule in the list of rules. */
    static long counted(String list) {
        return list.lines()
                .filter(line -> line.contains("DROP") && line.contains("statistic mode random"))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[0]))
                .findFirst()
                .orElse(0);
    }
}
