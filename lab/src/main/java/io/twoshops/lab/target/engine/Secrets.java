package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.TargetException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The passwords and tokens of a deployment, each a file in the database's container. */
final class Secrets {
    private static final String FOLDER = "/run/shop";

    private Secrets() {}

    /** As an archive, and not by a program inside: the container need not run for it. */
    static Map<String, String> read(Engine engine, String container) throws TargetException {
        String archive = engine.run("cp", container + ":" + FOLDER, "-");
        Map<String, String> secrets = new TreeMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new ByteArrayInputStream(archive.getBytes(StandardCharsets.UTF_8)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                    secrets.put(name, new String(tar.readAllBytes(), StandardCharsets.UTF_8).strip());
                }
            }
            return secrets;
        } catch (IOException e) {
            throw new TargetException("the secrets in " + FOLDER + " cannot be read: " + e.getMessage(), e);
        }
    }
}
