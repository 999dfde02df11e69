package io.twoshops.lab.target.processes;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.TargetException;
import java.util.stream.Stream;

/** The ports of both arms, all moved by the same offset; no two arms and no two units share one. */
record Ports(Arm arm, int offset) {
    private static final int MANAGEMENT = 1_000;
    private static final int FIRST_SERVICE = 8_100;

    /** Below the ports that the kernel gives to clients, which begin at 32768. */
    private static final int FIRST_FREE = 11_000;

    private static final int LAST_FREE = 23_000;
    private static final int FREE_STEP = 150;

    int database() {
        return (arm == Arm.MONOLITH ? 5_480 : 5_490) + offset;
    }

    int broker() {
        return 9_392 + offset;
    }

    int brokerController() {
        return 9_393 + offset;
    }

    int provider() {
        return (arm == Arm.MONOLITH ? 8_079 : 8_089) + offset;
    }

    /** The port of an application: {@code monolith} or a service. */
    int application(String name) {
        if (name.equals("monolith")) {
            return 8_080 + offset;
        }
        return (name.equals("storefront") ? 8_090 : FIRST_SERVICE + Arm.MODULES.indexOf(name)) + offset;
    }

    /** Each application has its management port 1000 above its own. */
    static int management(int port) {
        return port + MANAGEMENT;
    }

    /** An offset at which nothing listens on any port of the arm, beside whatever runs on the usual ones. */
    static int freeOffset(Arm arm) throws TargetException {
        for (int offset = FIRST_FREE; offset < LAST_FREE; offset += FREE_STEP) {
            if (new Ports(arm, offset).free()) {
                return offset;
            }
        }
        throw new TargetException("no free range of ports for another deployment of " + arm.id());
    }

    private boolean free() {
        return Stream.concat(
                        Plan.applications(arm).stream().map(this::application),
                        Stream.of(database(), broker(), brokerController(), provider()))
                .noneMatch(port -> Broker.listens(port) || Broker.listens(management(port)));
    }
}
