package io.twoshops.chassis.faults;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import io.twoshops.chassis.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The faults that eat a resource of the whole process, whichever module they started in. */
@ApplicationScoped
class ResourceFaults {
    private static final Logger LOG = Logger.getLogger(ResourceFaults.class);
    private static final int CHUNK_BYTES = 1 << 20;
    private static final int TICKS_PER_SECOND = 20;

    /** Refuses what there is no resource for in this process. */
    void check(FaultSpec spec) {
        if (spec.checkedKind() == FaultSpec.Kind.pool) {
            database();
        }
    }

    void start(ActiveFault fault) {
        switch (fault.spec().checkedKind()) {
            case leak -> thread(fault, () -> leak(fault));
            case cpu -> {
                for (int i = 0; i < FaultSpec.number(fault.spec().cores()); i++) {
                    thread(fault, () -> spin(fault));
                }
            }
            case pool -> {
                DataSource database = database();
                thread(fault, () -> hog(fault, database));
            }
            case crash -> Runtime.getRuntime().halt(137);
            case latency, errors -> throw new IllegalStateException(fault.spec().kind() + " strikes calls");
        }
    }

    private static void thread(ActiveFault fault, Runnable work) {
        Thread thread =
                new Thread(work, "fault-" + fault.module() + "-" + fault.spec().kind());
        thread.setDaemon(true);
        thread.start();
    }

    /** Keeps what it takes until the fault ends. An OutOfMemoryError is the point of it and is left to the JVM. */
    @SuppressWarnings("ModifiedButNotUsed")
    private static void leak(ActiveFault fault) {
        List<byte[]> kept = new ArrayList<>();
        double due = 0;
        while (fault.on()) {
            due += (double) FaultSpec.number(fault.spec().mibPerSecond()) / TICKS_PER_SECOND;
            for (; due >= 1; due--) {
                kept.add(new byte[CHUNK_BYTES]);
                fault.hit();
            }
            if (!pause(fault)) {
                return;
            }
        }
    }

    private static void spin(ActiveFault fault) {
        fault.hit();
        while (fault.on()) {
            for (int i = 0; i < 1_000; i++) {
                Thread.onSpinWait();
            }
        }
    }

    private static void hog(ActiveFault fault, DataSource database) {
        List<Connection> taken = new ArrayList<>();
        try {
            while (fault.on()) {
                if (taken.size() < FaultSpec.number(fault.spec().connections())) {
                    taken.add(database.getConnection());
                    fault.hit();
                } else if (!pause(fault)) {
                    return;
                }
            }
        } catch (SQLException e) {
            LOG.infof("The pool gave no more than %d connections: %s", taken.size(), e.getMessage());
            while (fault.on() && pause(fault)) {
                Thread.onSpinWait();
            }
        } finally {
            taken.forEach(ResourceFaults::giveBack);
        }
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("A connection could not be given back", e);
        }
    }

    private static boolean pause(ActiveFault fault) {
        try {
            fault.hold(1000 / TICKS_PER_SECOND);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static DataSource database() {
        InstanceHandle<DataSource> database = Arc.container().instance(DataSource.class);
        if (!database.isAvailable()) {
            throw ProblemException.invalid("kind", "pool needs a module with a database");
        }
        return database.get();
    }
}
