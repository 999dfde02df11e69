package io.twoshops.catalog;

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

/**
 * Fills the catalogue of a new shop, in one transaction: it is empty or whole. Replicas that start at once take turns.
 * Plain JDBC batches, because 5,000 products through the persistence context would hold up the start.
 */
@ApplicationScoped
class CatalogSeed {
    private static final Logger LOG = Logger.getLogger(CatalogSeed.class);

    private final DataSource database;
    private final ObjectMapper json;
    private final SeedConfig config;

    CatalogSeed(DataSource database, ObjectMapper json, SeedConfig config) {
        this.database = database;
        this.json = json;
        this.config = config;
    }

    @Transactional
    void sow(@Observes StartupEvent start) throws SQLException {
        Seed seed = Seed.read(json);
        List<Seed.Item> products = seed.upTo(config.products());
        try (Connection connection = database.getConnection()) {
            if (count(connection) < products.size()) {
                insertCategories(connection, seed.categories());
                insertProducts(connection, products);
                LOG.infof("The catalogue has its %d products", products.size());
            }
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('catalog.seed'))");
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM catalog.product")) {
                count.next();
                return count.getInt(1);
            }
        }
    }

    private static void insertCategories(Connection connection, List<Category> categories) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO catalog.category (id, name_en, name_ko, position) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)) {
            for (int i = 0; i < categories.size(); i++) {
                insert.setString(1, categories.get(i).id());
                insert.setString(2, categories.get(i).name().en());
                insert.setString(3, categories.get(i).name().ko());
                insert.setInt(4, i);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void insertProducts(Connection connection, List<Seed.Item> products) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO catalog.product
                  (sku, name_en, name_ko, description_en, description_ko, category, price, image)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)) {
            for (Seed.Item product : products) {
                insert.setString(1, product.sku());
                insert.setString(2, product.name().en());
                insert.setString(3, product.name().ko());
                insert.setString(4, product.description().en());
                insert.setString(5, product.description().ko());
                insert.setString(6, product.category());
                insert.setLong(7, product.price());
                insert.setString(8, product.image());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
