package io.twoshops.chassis.lifecycle;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jboss.logging.Logger;

/**
 * Runs an application of either shop, and lets it end at once when it is told to before it has started. Else the JVM would
 * wait for Quarkus, Quarkus for the start, and the start for a database that may stay away for minutes; whoever asked would
 * have to kill it. Nothing has been served by then, and PostgreSQL undoes a migration that is cut off.
 */
@QuarkusMain
public final class Main {
    private static final Logger LOG = Logger.getLogger(Main.class);
    /** As a shell tells of a process that SIGTERM ended. */
    private static final int TERMINATED = 128 + 15;

    private static volatile boolean starting = true;

    private Main() {}

    /** Comes back when the application has ended. */
    public static void main(String... arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(Main::endUnlessStarted, "end before the start"));
        // Not one of this run alone: Quarkus would leave it to that to tell why a start failed.
        ApplicationLifecycleManager.setDefaultExitCodeHandler(Main::exit);
        Quarkus.run(Started.class, arguments);
    }

    private static void endUnlessStarted() {
        if (starting) {
            LOG.info("Told to end before the start was over");
            Runtime.getRuntime().halt(TERMINATED);
        }
    }

    /** A start that failed is over too. */
    private static void exit(int code) {
        starting = false;
        System.exit(code);
    }

    /** Runs when all has started. */
    public static final class Started implements QuarkusApplication {
        @Override
        public int run(String... arguments) {
            starting = false;
            Quarkus.waitForExit();
            return 0;
        }
    }
}
