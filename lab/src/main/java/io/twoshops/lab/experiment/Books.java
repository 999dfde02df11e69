package io.twoshops.lab.experiment;

import io.twoshops.lab.target.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What the shop's own records say about orders. */
final class Books {
    private static final String UNDECIDED =
            "SELECT count(*) FROM orders.orders WHERE status IN ('PENDING', 'CANCELLING')";
    private static final String LONGEST =
            "SELECT coalesce(max(extract(epoch FROM updated_at - created_at)), 0) FROM orders.orders WHERE created_at >= ?";
    private static final String BY_STATUS =
            "SELECT lower(status), count(*), coalesce(sum(total), 0) FROM orders.orders GROUP BY status";
    private static final long POLL_MILLIS = 100;
    private final Database orders;

    Books(Database orders) {
        this.orders = orders;
    }

    /** Waits until every order is decided. */
    boolean settled(double limitSeconds) throws InterruptedException, SQLException {
        long end = System.nanoTime() + (long) (limitSeconds * 1e9);
        try (Connection connection = orders.connect();
                PreparedStatement query = connection.prepareStatement(UNDECIDED)) {
            while (number(query) > 0) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.sleep(POLL_MILLIS);
            }
            return true;
        }
    }

    /** The longest time in seconds from placing to deciding, among the orders placed since then. */
    double longestUndecided(Instant since) throws SQLException {
        try (Connection connection = orders.connect();
                PreparedStatement query = connection.prepareStatement(LONGEST)) {
            query.setTimestamp(1, Timestamp.from(since));
            return number(query);
        }
    }

    /** Numbers and totals of orders by status. */
    Map<String, Double> byStatus() throws SQLException {
        Map<String, Double> books = new TreeMap<>();
        try (Connection connection = orders.connect();
                PreparedStatement query = connection.prepareStatement(BY_STATUS);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                books.put("orders." + rows.getString(1), rows.getDouble(2));
                books.put("total." + rows.getString(1), rows.getDouble(3));
            }
        }
        return books;
    }

    private static double number(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getDouble(1);
        }
    }
}
