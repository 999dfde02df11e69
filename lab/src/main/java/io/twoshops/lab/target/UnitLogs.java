package io.twoshops.lab.target;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the units printed goes away with the arm; after a failure it is what tells why. */
public final class UnitLogs {
    private UnitLogs() {}

    /** Copies the log of every unit into a folder; one that cannot be read is told of and left out. */
    public static void keep(Deployment deployment, Path folder) {
        for (Unit unit : deployment.units()) {
            try {
                Files.createDirectories(folder);
                try (OutputStream file = Files.newOutputStream(folder.resolve(unit.name() + ".log"))) {
                    unit.copyLog(file, false);
                }
            } catch (IOException e) {
                System.err.println("the log of " + unit.name() + " could not be kept: " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        System.err.println("what the units printed: " + folder);
    }
}
