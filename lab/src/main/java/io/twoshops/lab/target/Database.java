package io.twoshops.lab.target;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How a database is reached; the password is left out of {@code toString}. */
public record Database(String url, String user, String password) {
    /** On a port of this machine. */
    public static Database at(int port, String name, String user, String password) {
        return new Database("jdbc:postgresql://localhost:" + port + "/" + name, user, password);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String toString() {
        return user + "@" + url;
    }
}
