package io.twoshops.lab.target.processes;

import io.twoshops.lab.target.Database;
import io.twoshops.lab.target.PrivateFiles;
import io.twoshops.lab.target.TargetException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server of one arm: its programs come out of a jar, its data are in a folder of the arm. */
final class Postgres {
    /**
     * The same in both arms. A commit waits for the disk (fsync is on), as in earnest: the services commit more often
     * than the monolith, and to hide what that costs would favour them. No sockets in the file system: their paths may
     * be no longer than 107 characters.
     */
    private static final String SETTINGS =
            """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 300
            shared_buffers = 128MB
            fsync = on
            synchronous_commit = on
            wal_level = minimal
            max_wal_senders = 0
            jit = off
            logging_collector = off
            """;

    /** A tar archive of the server's programs, in a jar on the class path. */
    private static final @Nullable URL ARCHIVE = Postgres.class.getResource(
            "/postgres-linux-" + (System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64") + ".txz");

    private static final String SUPERUSER = "postgres";
    private final Path programs;
    private final Path data;
    private final int port;
    private final Secrets secrets;

    Postgres(Path shared, Path data, int port, Secrets secrets) {
        this.programs = shared.resolve("postgres").resolve(ARCHIVE == null ? "none" : version(ARCHIVE));
        this.data = data;
        this.port = port;
        this.secrets = secrets;
    }

    List<String> command() {
        return unprivileged(programs.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", "" + port);
    }

    Database database(String name, String user) {
        return Database.at(port, name, user, secrets.get("db." + user));
    }

    private Database superuser() {
        return Database.at(
                port, "postgres?connectTimeout=2&socketTimeout=5", SUPERUSER, secrets.get("db." + SUPERUSER));
    }

    /** Makes programs and data folder where they are missing. */
    void initialise() throws IOException, TargetException {
        unpack();
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Path fresh = data.resolveSibling(data.getFileName() + ".new");
        PrivateFiles.deleteTree(fresh);
        Files.createDirectories(fresh.getParent());
        Path password = fresh.resolveSibling(data.getFileName() + ".superuser");
        PrivateFiles.write(password, out -> out.write(secrets.get("db." + SUPERUSER)));
        run(unprivileged(
                programs.resolve("bin/initdb").toString(),
                "-D" + fresh,
                "-U" + SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--no-sync"));
        Files.delete(password);
        Path settings = fresh.resolve("postgresql.conf");
        Files.writeString(settings, Files.readString(settings) + SETTINGS);
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes a role and a database of its own for each name, where they are missing; the server must answer. */
    void createDatabases(List<String> names) throws TargetException {
        try (Connection connection = superuser().connect();
                Statement statement = connection.createStatement()) {
            for (String name : names) {
                if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
                    statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + secrets.get("db." + name) + "'");
                }
                if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                    statement.execute("CREATE DATABASE " + name + " OWNER " + name + " STRATEGY wal_log");
                    statement.execute("REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC");
                }
            }
        } catch (SQLException e) {
            throw new TargetException("the databases could not be made: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /** The name of the jar, so that another version is unpacked beside this one. */
    private static String version(URL archive) {
        String[] path = archive.getPath().split("!")[0].split("/");
        return path[path.length - 1].replace(".jar", "");
    }

    private void unpack() throws IOException, TargetException {
        // Once for all servers that are made at the same time.
        synchronized (Postgres.class) {
            unpackOnce();
        }
    }

    private void unpackOnce() throws IOException, TargetException {
        if (Files.isDirectory(programs)) {
            return;
        }
        if (ARCHIVE == null) {
            throw new TargetException("no PostgreSQL for this kind of machine on the class path of lab");
        }
        Files.createDirectories(programs.getParent());
        Path fresh = Files.createTempDirectory(programs.getParent(), "unpacking");
        try (InputStream archive = ARCHIVE.openStream()) {
            unpack(new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive))), fresh);
        }
        try {
            Files.move(fresh, programs, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(programs)) {
                throw e;
            }
            PrivateFiles.deleteTree(fresh);
        }
    }

    private static void unpack(TarArchiveInputStream tar, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = folder.resolve(entry.getName()).normalize();
            if (!path.startsWith(folder)) {
                throw new IOException("the archive holds a path outside of itself: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(path.getParent());
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.createDirectories(path.getParent());
                Files.copy(tar, path);
                if ((entry.getMode() & 0100) != 0) {
                    Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(path));
                    permissions.add(PosixFilePermission.OWNER_EXECUTE);
                    Files.setPosixFilePermissions(path, permissions);
                }
            }
        }
    }

    /** PostgreSQL refuses to run as root. In a user namespace of its own root is nobody, and still owns its files. */
    private static List<String> unprivileged(String... command) {
        List<String> words = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            words.addAll(List.of("unshare", "--user"));
        }
        words.addAll(List.of(command));
        return words;
    }

    private static void run(List<String> command) throws IOException, TargetException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new TargetException(Path.of(command.get(command.size() > 2 ? 2 : 0))
                                .getFileName() + " failed: " + output.strip().replaceAll("\\s*\\n\\s*", "; "));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TargetException("interrupted", e);
        }
    }
}
