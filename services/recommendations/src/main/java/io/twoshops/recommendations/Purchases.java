package io.twoshops.recommendations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Counts of what was bought, alone and together. Plain SQL: a row is only ever counted up. Rows are written in the
 * order of their keys, so that two orders of the same goods cannot lock each other out.
 */
@ApplicationScoped
@Transactional
class Purchases {
    private static final String COUNT =
            """
            INSERT INTO recommendations.sold AS counted (sku, times)
            SELECT DISTINCT sku, 1 FROM unnest(?) AS bought (sku) ORDER BY sku
            ON CONFLICT (sku) DO UPDATE SET times = counted.times + 1
            """;

    private static final String COUNT_PAIRS =
            """
            INSERT INTO recommendations.bought_together AS counted (sku, other, times)
            SELECT DISTINCT one.sku, two.sku, 1 FROM unnest(?) AS one (sku) CROSS JOIN unnest(?) AS two (sku)
            WHERE one.sku <> two.sku ORDER BY 1, 2
            ON CONFLICT (sku, other) DO UPDATE SET times = counted.times + 1
            """;

    private static final String BOUGHT_WITH =
            """
            SELECT other FROM recommendations.bought_together
            WHERE sku = ANY (?) AND other <> ALL (?)
            GROUP BY other ORDER BY sum(times) DESC, other LIMIT ?
            """;

    private static final String BEST_SELLERS = "SELECT sku FROM recommendations.sold ORDER BY times DESC, sku LIMIT ?";

    private static final String BY_POPULARITY =
            """
            SELECT given.sku FROM unnest(?) WITH ORDINALITY AS given (sku, position)
            LEFT JOIN recommendations.sold ON sold.sku = given.sku
            ORDER BY coalesce(sold.times, 0) DESC, given.position
            """;

    private final DataSource database;

    Purchases(DataSource database) {
        this.database = database;
    }

    /** Counts one order. */
    void count(Collection<String> skus) {
        execute(COUNT, skus);
        execute(COUNT_PAIRS, skus, skus);
    }

    /** {@return what stood in the same orders most often, without the products themselves} */
    List<String> boughtWith(Collection<String> skus, int limit) {
        return select(BOUGHT_WITH, skus, skus, limit);
    }

    List<String> bestSellers(int limit) {
        return select(BEST_SELLERS, limit);
    }

    /** {@return the same products, the most often bought first; of equals the one that came first} */
    List<String> byPopularity(Collection<String> skus) {
        return select(BY_POPULARITY, skus);
    }

    private void execute(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count a purchase", e);
        }
    }

    private List<String> select(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet row = statement.executeQuery()) {
            List<String> skus = new ArrayList<>();
            while (row.next()) {
                skus.add(row.getString(1));
            }
            return skus;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read purchases", e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i] instanceof Collection<?> skus
                    ? connection.createArrayOf("text", skus.toArray())
                    : parameters[i];
            statement.setObject(i + 1, value);
        }
        return statement;
    }
}
