package io.twoshops.inventory;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Fills the stock of a new shop, in one transaction: it is empty or whole. Replicas that start at once take turns. */
@ApplicationScoped
class StockSeed {
    private static final Logger LOG = Logger.getLogger(StockSeed.class);

    private final DataSource database;
    private final ObjectMapper json;
    private final SeedConfig config;

    StockSeed(DataSource database, ObjectMapper json, SeedConfig config) {
        this.database = database;
        this.json = json;
        this.config = config;
    }

    @Transactional
    void sow(@Observes StartupEvent start) throws SQLException {
        List<Seed.Item> products = Seed.read(json).upTo(config.products());
        try (Connection connection = database.getConnection()) {
            if (count(connection) < products.size()) {
                insert(connection, products);
                LOG.infof("The stock has its %d products", products.size());
            }
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('inventory.seed'))");
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM inventory.stock")) {
                count.next();
                return count.getInt(1);
            }
        }
    }

    private static void insert(Connection connection, List<Seed.Item> products) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO inventory.stock (sku, initial, available) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING
                """)) {
            for (Seed.Item product : products) {
                insert.setString(1, product.sku());
                insert.setInt(2, product.stock());
                insert.setInt(3, product.stock());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
