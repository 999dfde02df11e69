package io.twoshops.lab.audit;

import io.twoshops.lab.audit.Books.Order;
import io.twoshops.lab.audit.Books.Part;
import io.twoshops.lab.audit.Books.Payment;
import io.twoshops.lab.audit.Books.Reservation;
import io.twoshops.lab.audit.Books.Stock;
import io.twoshops.lab.audit.Ledger.Charge;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the books. A part that does not answer is noted and left empty; what needs it is then unknown, never fine. */
final class BooksReader {
    private static final String ORDERS =
            """
            SELECT o.id, o.account_id, o.idempotency_key, o.status, o.total, o.updated_at::text AS version,
                   extract(epoch FROM now() - greatest(o.created_at, o.updated_at)) AS age,
                   coalesce(sum(l.price * l.quantity), 0) AS lines,
                   coalesce(string_agg(l.sku || ' x ' || l.quantity, ', ' ORDER BY l.sku COLLATE "C"), '') AS items
            FROM orders.orders o LEFT JOIN orders.order_line l ON l.order_id = o.id
            GROUP BY o.id, o.account_id, o.idempotency_key, o.status, o.total, o.updated_at, o.created_at
            """;

    private static final String STOCK =
            """
            SELECT s.*,
                   coalesce(sum(i.quantity) FILTER (WHERE r.status = 'RESERVED'), 0) AS held,
                   coalesce(sum(i.quantity) FILTER (WHERE r.status = 'COMMITTED'), 0) AS sold_to
            FROM inventory.stock s
            LEFT JOIN inventory.reservation_item i ON i.sku = s.sku
            LEFT JOIN inventory.reservation r ON r.order_id = i.order_id
            GROUP BY s.sku, s.initial, s.restocked, s.available, s.reserved, s.sold
            """;

    private static final String RESERVATIONS =
            """
            SELECT r.order_id, r.status,
                   coalesce(string_agg(i.sku || ' x ' || i.quantity, ', ' ORDER BY i.sku COLLATE "C"), '') AS items
            FROM inventory.reservation r LEFT JOIN inventory.reservation_item i ON i.order_id = r.order_id
            GROUP BY r.order_id, r.status
            """;

    private final Sources sources;
    private final Map<Part, String> failures = new EnumMap<>(Part.class);

    BooksReader(Sources sources) {
        this.sources = sources;
    }

    /** Why a part could not be read. */
    Map<Part, String> failures() {
        return failures;
    }

    Books read(Acknowledged acknowledged, Duration grace) {
        List<Order> before = orders();
        List<Stock> stock = new ArrayList<>();
        Map<String, Reservation> reservations = new LinkedHashMap<>();
        inventory(stock, reservations);
        Map<String, Payment> payments = new LinkedHashMap<>();
        query(
                Part.PAYMENTS,
                "payments",
                "SELECT order_id, status, amount FROM payments.payment",
                row -> payments.put(
                        row.getString("order_id"), new Payment(row.getString("status"), row.getLong("amount"))));
        Map<String, String> shipments = new LinkedHashMap<>();
        query(
                Part.SHIPPING,
                "shipping",
                "SELECT order_id, status FROM shipping.shipment",
                row -> shipments.put(row.getString("order_id"), row.getString("status")));
        Map<String, Charge> ledger = ledger();
        List<Order> after = orders();
        Map<String, String> versions = before.stream().collect(Collectors.toMap(Order::id, BooksReader::version));
        List<Order> still = after.stream()
                .filter(order -> version(order).equals(versions.get(order.id())))
                .filter(order -> order.ageSeconds() >= grace.toMillis() / 1000.0)
                .toList();
        return new Books(
                still.stream().filter(order -> !order.undecided()).toList(),
                still.stream().filter(Order::undecided).toList(),
                List.copyOf(after),
                acknowledged,
                stock,
                reservations,
                payments,
                shipments,
                ledger);
    }

    private static String version(Order order) {
        return order.status() + " " + order.version();
    }

    private List<Order> orders() {
        List<Order> orders = new ArrayList<>();
        query(
                Part.ORDERS,
                "orders",
                ORDERS,
                row -> orders.add(new Order(
                        row.getString("id"),
                        row.getString("account_id"),
                        row.getString("idempotency_key"),
                        row.getString("status"),
                        row.getLong("total"),
                        row.getLong("lines"),
                        row.getString("items"),
                        row.getString("version"),
                        row.getDouble("age"))));
        return orders;
    }

    /** Stock and reservations as they were at one moment. */
    private void inventory(List<Stock> stock, Map<String, Reservation> reservations) {
        try (Connection connection = sources.connect("inventory")) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            rows(
                    connection,
                    STOCK,
                    row -> stock.add(new Stock(
                            row.getString("sku"),
                            row.getLong("initial"),
                            row.getLong("restocked"),
                            row.getLong("available"),
                            row.getLong("reserved"),
                            row.getLong("sold"),
                            row.getLong("held"),
                            row.getLong("sold_to"))));
            rows(
                    connection,
                    RESERVATIONS,
                    row -> reservations.put(
                            row.getString("order_id"),
                            new Reservation(row.getString("status"), row.getString("items"))));
            connection.commit();
        } catch (SQLException e) {
            failures.put(Part.INVENTORY, String.valueOf(e.getMessage()));
        }
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private void query(Part part, String module, String sql, Row row) {
        try (Connection connection = sources.connect(module)) {
            rows(connection, sql, row);
        } catch (SQLException e) {
            failures.put(part, String.valueOf(e.getMessage()));
        }
    }

    private static void rows(Connection connection, String sql, Row row) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                row.take(rows);
            }
        }
    }

    private Map<String, Charge> ledger() {
        try {
            return Ledger.read(sources.providerUrl()).items().stream()
                    .collect(Collectors.toMap(Charge::reference, Function.identity()));
        } catch (IOException e) {
            failures.put(Part.PROVIDER, "the provider's ledger: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.put(Part.PROVIDER, "interrupted");
        }
        return Map.of();
    }
}
