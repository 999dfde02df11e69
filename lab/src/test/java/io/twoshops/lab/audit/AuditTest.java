package io.twoshops.lab.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.twoshops.lab.audit.AuditResult.Finding;
import io.twoshops.lab.audit.AuditResult.State;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final Path MIGRATIONS = Path.of("../monolith/src/main/resources/db/migration");
    private static final String CONFIRMED = "00000000-0000-0000-0000-000000000001";
    private static final String REJECTED = "00000000-0000-0000-0000-000000000002";
    private static final String CANCELLED = "00000000-0000-0000-0000-000000000003";
    private static EmbeddedPostgres postgres;
    private static HttpServer provider;
    private static volatile String ledger = "";
    private static volatile int ledgerStatus = 200;

    private final Audit audit = new Audit("test", new Sources() {
        @Override
        public Connection connect(String module) throws SQLException {
            return postgres.getPostgresDatabase().getConnection();
        }

        @Override
        public URI providerUrl() {
            return URI.create("http://localhost:" + provider.getAddress().getPort());
        }
    });

    @BeforeAll
    static void open() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        provider = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        provider.createContext("/ledger", exchange -> {
            byte[] body = ("{\"items\":[" + ledger + "]}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(ledgerStatus, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.start();
    }

    @AfterAll
    static void close() throws IOException {
        provider.stop(0);
        postgres.close();
    }

    /** The books of a shop with a confirmed, a rejected and a cancelled order, all in order. */
    @BeforeEach
    void soundBooks() throws Exception {
        sql(
                "DROP SCHEMA IF EXISTS accounts, catalog, inventory, carts, orders, payments, shipping, recommendations CASCADE");
        for (String schema : List.of("orders", "inventory", "payments", "shipping")) {
            migrate(schema);
        }
        sql(
                "INSERT INTO inventory.stock (sku, initial, restocked, available, reserved, sold) VALUES ('A', 10, 2, 10, 0, 2)");
        order(CONFIRMED, "CONFIRMED", "NULL", 1);
        order(REJECTED, "REJECTED", "'PAYMENT_DECLINED'", 2);
        order(CANCELLED, "CANCELLED", "NULL", 3);
        reservation(CONFIRMED, "COMMITTED");
        reservation(REJECTED, "RELEASED");
        reservation(CANCELLED, "TAKEN_BACK");
        payment(CONFIRMED, "CAPTURED");
        payment(REJECTED, "DECLINED");
        payment(CANCELLED, "REFUNDED");
        sql("INSERT INTO shipping.shipment (order_id, tracking_number, status) VALUES ('" + CONFIRMED
                + "', 'T1', 'SCHEDULED'), ('" + CANCELLED + "', 'T3', 'CANCELLED')");
        ledgerStatus = 200;
        ledger = charge(CONFIRMED, 2_000, 0, 1) + "," + charge(CANCELLED, 2_000, 2_000, 1);
    }

    @Test
    void findsNothingInSoundBooks() {
        AuditResult result = audit.run(Acknowledged.of(List.of(CONFIRMED, REJECTED)), Duration.ZERO);

        assertThat(result.violations()).isEmpty();
        assertThat(result.holds()).isTrue();
        assertThat(result.capturedTotal()).isEqualTo(2_000);
        assertThat(result.orders()).containsEntry("CONFIRMED", 1L).containsEntry("REJECTED", 1L);
    }

    @Test
    void findsStockThatDoesNotAddUp() throws Exception {
        unchecked("inventory.stock");
        sql("UPDATE inventory.stock SET available = 9");
        assertBroken(Invariant.STOCK_ADDS_UP, "A");
    }

    @Test
    void findsNegativeStock() throws Exception {
        unchecked("inventory.stock");
        sql("UPDATE inventory.stock SET available = -1, sold = 13");
        assertBroken(Invariant.STOCK_ADDS_UP, "available -1");
    }

    @Test
    void findsReservedGoodsThatBelongToNobody() throws Exception {
        sql("UPDATE inventory.stock SET available = 9, reserved = 1");
        assertBroken(Invariant.STOCK_HAS_OWNERS, "reserved 1, reservations hold 0");
    }

    @Test
    void findsReservationsOfOrdersThatDoNotExist() throws Exception {
        String nobody = "00000000-0000-0000-0000-000000000009";
        sql("UPDATE inventory.stock SET available = 8, reserved = 2");
        reservation(nobody, "RESERVED");
        assertBroken(Invariant.STOCK_HAS_OWNERS, nobody);
    }

    @Test
    void findsAcknowledgedOrdersThatAreGone() {
        AuditResult result = audit.run(Acknowledged.of(List.of("00000000-0000-0000-0000-00000000000f")), Duration.ZERO);
        assertBroken(result, Invariant.ORDERS_KEPT, "00000000000f");
    }

    @Test
    void findsConfirmationsThatWereTakenBack() {
        Acknowledged told = new Acknowledged();
        told.add(CONFIRMED, "CONFIRMED");
        told.add(REJECTED, "PENDING");
        assertThat(audit.run(told, Duration.ZERO).holds()).isTrue();
        told.add(REJECTED, "CONFIRMED");
        assertBroken(audit.run(told, Duration.ZERO), Invariant.CONFIRMATIONS_KEPT, REJECTED);
    }

    @Test
    void findsDoubledOrders() throws Exception {
        sql("ALTER TABLE orders.orders DROP CONSTRAINT orders_account_id_idempotency_key_key");
        sql("UPDATE orders.orders SET idempotency_key = 'key-1' WHERE id = '" + REJECTED + "'");
        assertBroken(Invariant.ORDERS_ONCE, REJECTED);
    }

    @Test
    void findsOrdersThatStayUndecided() throws Exception {
        String pending = "00000000-0000-0000-0000-000000000004";
        order(pending, "PENDING", "NULL", 4);
        assertBroken(Invariant.ORDERS_DECIDED, pending);
    }

    @Test
    void givesOrdersThatJustMovedTheBenefitOfTheDoubt() throws Exception {
        String pending = "00000000-0000-0000-0000-000000000004";
        order(pending, "PENDING", "NULL", 4);
        sql("UPDATE orders.orders SET created_at = now(), updated_at = now() WHERE id = '" + pending + "'");

        assertThat(audit.now(new Acknowledged()).violations()).isEmpty();
        assertThat(audit.run(new Acknowledged(), Duration.ZERO).violations()).hasSize(1);
    }

    @Test
    void findsTotalsThatAreNotTheSumOfTheLines() throws Exception {
        sql("UPDATE orders.orders SET total = 1999 WHERE id = '" + REJECTED + "'");
        assertBroken(Invariant.ORDERS_ADD_UP, REJECTED);
    }

    @Test
    void findsConfirmedOrdersWithoutTheirGoods() throws Exception {
        sql("UPDATE inventory.reservation_item SET quantity = 1 WHERE order_id = '" + CONFIRMED + "'");
        assertBroken(Invariant.GOODS_MATCH, CONFIRMED);
    }

    @Test
    void findsRejectedOrdersThatHoldGoods() throws Exception {
        sql("UPDATE inventory.reservation SET status = 'RESERVED' WHERE order_id = '" + REJECTED + "'");
        assertBroken(Invariant.GOODS_MATCH, REJECTED);
    }

    @Test
    void findsMoneyKeptForRejectedOrders() {
        ledger += "," + charge(REJECTED, 2_000, 0, 1);
        assertBroken(Invariant.MONEY_MATCHES, REJECTED);
    }

    @Test
    void findsConfirmedOrdersThatWereNotPaid() {
        ledger = "";
        assertBroken(Invariant.MONEY_MATCHES, CONFIRMED);
    }

    @Test
    void findsMoneyForOrdersThatDoNotExist() {
        ledger += "," + charge("00000000-0000-0000-0000-00000000000e", 500, 0, 1);
        assertBroken(Invariant.MONEY_MATCHES, "00000000000e");
    }

    @Test
    void findsDoubleCharges() {
        ledger = charge(CONFIRMED, 2_000, 0, 2) + "," + charge(CANCELLED, 2_000, 2_000, 1);
        assertBroken(Invariant.CHARGED_ONCE, CONFIRMED);
    }

    @Test
    void findsPaymentsThatContradictTheirOrders() throws Exception {
        sql("UPDATE payments.payment SET status = 'INTENDED' WHERE order_id = '" + CONFIRMED + "'");
        assertBroken(Invariant.PAYMENTS_MATCH, CONFIRMED);
    }

    @Test
    void findsConfirmedOrdersWithoutAShipment() throws Exception {
        sql("DELETE FROM shipping.shipment WHERE order_id = '" + CONFIRMED + "'");
        assertBroken(Invariant.SHIPPED_ONCE, CONFIRMED);
    }

    @Test
    void findsShipmentsOfCancelledOrders() throws Exception {
        sql("UPDATE shipping.shipment SET status = 'SCHEDULED' WHERE order_id = '" + CANCELLED + "'");
        assertBroken(Invariant.SHIPPED_ONCE, CANCELLED);
    }

    @Test
    void callsUnknownWhatItCannotRead() {
        ledgerStatus = 503;
        AuditResult result = audit.run(new Acknowledged(), Duration.ZERO);

        assertThat(result.state()).isEqualTo(State.UNKNOWN);
        assertThat(states(result, State.UNKNOWN)).containsExactlyInAnyOrder("money-matches", "charged-once");
        assertThat(states(result, State.VIOLATED)).isEmpty();
    }

    private void assertBroken(Invariant invariant, String row) {
        assertBroken(audit.run(new Acknowledged(), Duration.ZERO), invariant, row);
    }

    private static void assertBroken(AuditResult result, Invariant invariant, String row) {
        assertThat(states(result, State.VIOLATED)).contains(invariant.id());
        assertThat(result.violations()).anyMatch(said -> said.startsWith(invariant.id()) && said.contains(row));
    }

    private static Set<String> states(AuditResult result, State state) {
        return result.findings().stream()
                .filter(finding -> finding.state() == state)
                .map(Finding::invariant)
                .collect(Collectors.toSet());
    }

    private static void order(String id, String status, String reason, int number) throws SQLException {
        sql("INSERT INTO orders.orders (id, account_id, idempotency_key, fingerprint, status, reason, total, currency,"
                + " recipient, street, city, postal_code, created_at, updated_at) VALUES ('" + id + "', '" + CONFIRMED
                + "', 'key-" + number + "', 'f', '" + status + "', " + reason
                + ", 2000, 'KRW', 'r', 's', 'c', 'p', now() - interval '1 hour', now() - interval '1 hour')");
        sql("INSERT INTO orders.order_line (order_id, line_no, sku, name_en, name_ko, quantity, price) VALUES ('" + id
                + "', 1, 'A', 'a', 'a', 2, 1000)");
    }

    private static void reservation(String id, String status) throws SQLException {
        sql("INSERT INTO inventory.reservation (order_id, status) VALUES ('" + id + "', '" + status + "')");
        sql("INSERT INTO inventory.reservation_item (order_id, sku, quantity) VALUES ('" + id + "', 'A', 2)");
    }

    private static void payment(String id, String status) throws SQLException {
        sql("INSERT INTO payments.payment (order_id, amount, currency, token, status) VALUES ('" + id
                + "', 2000, 'KRW', 'tok_ok', '" + status + "')");
    }

    private static String charge(String id, long captured, long refunded, int captures) {
        return "{\"reference\":\"" + id + "\",\"authorized\":" + captured + ",\"captured\":" + captured
                + ",\"refunded\":" + refunded + ",\"captures\":" + captures + "}";
    }

    private static void unchecked(String table) throws SQLException {
        sql("DO $$ DECLARE c record; BEGIN FOR c IN SELECT conname FROM pg_constraint WHERE conrelid = '" + table
                + "'::regclass AND contype = 'c' LOOP EXECUTE 'ALTER TABLE " + table
                + " DROP CONSTRAINT ' || c.conname; END LOOP; END $$");
    }

    private static void migrate(String schema) throws IOException, SQLException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            Path file = files.filter(path -> path.toString().endsWith("__" + schema + ".sql"))
                    .findFirst()
                    .orElseThrow();
            sql(Files.readString(file));
        }
    }

    private static void sql(String text) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
