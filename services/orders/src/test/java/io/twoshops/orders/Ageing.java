package io.twoshops.orders;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Makes an order older than anybody's patience. */
@Singleton
class Ageing {
    private final DataSource database;

    Ageing(DataSource database) {
        this.database = database;
    }

    void makeOld(UUID order) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE orders.orders SET created_at = created_at - interval '1 day' WHERE id = ?")) {
            update.setObject(1, order);
            update.executeUpdate();
        }
    }
}
