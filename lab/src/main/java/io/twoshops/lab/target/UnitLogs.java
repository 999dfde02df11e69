package io.twoshops.lab.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What the units printed goes away with the arm; after a failure it is what tells why. */
public final class UnitLogs {
    private UnitLogs() {}

    /** Copies the log of every unit into a folder; one that cannot be read is told of and left out. */
    public static void keep(Deployment deployment, Path folder) {
        for (Unit unit : deployment.units()) {
            try {
                Files.createDirectories(folder);
                Files.copy(unit.log(), folder.resolve(unit.name() + ".log"), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                System.err.println("the log of " + unit.name() + " could not be kept: " + e);
            }
        }
        System.err.println("what the units printed: " + folder);
    }
}
