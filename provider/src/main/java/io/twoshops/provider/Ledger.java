package io.twoshops.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The provider's books. A key gives the same answer for ever; requests about one reference are taken one after the
 * other. Captures are kept apart by key alone, as real providers do, so that a double charge can happen and be seen.
 */
@ApplicationScoped
class Ledger {
    /** What ISO 4217 has for a sum without a currency. */
    private static final String NO_CURRENCY = "XXX";

    private final DataSource database;

    Ledger(DataSource database) {
        this.database = database;
    }

    /** {@return how often this authorisation was asked for, this time included} */
    @Transactional
    int countAttempt(String reference) {
        return work(
                        """
                INSERT INTO provider.attempt AS a (reference, count) VALUES (?, 1)
                ON CONFLICT (reference) DO UPDATE SET count = a.count + 1 RETURNING count
                """,
                        statement -> statement.setString(1, reference),
                        row -> row.getInt(1))
                .get(0);
    }

    /** {@return the answer that the key was given, if it was seen before} */
    @Transactional
    @Nullable
    ChargeStatus answered(String key, String operation, String reference) {
        List<Answer> answers = work(
                "SELECT operation, reference, status FROM provider.request WHERE key = ?",
                statement -> statement.setString(1, key),
                row -> new Answer(row.getString(1), row.getString(2), ChargeStatus.valueOf(row.getString(3))));
        if (answers.isEmpty()) {
            return null;
        }
        Answer answer = answers.get(0);
        if (!answer.operation().equals(operation) || !answer.reference().equals(reference)) {
            throw new Refused(422, "the key was used for another request");
        }
        return answer.status();
    }

    @Transactional
    ChargeStatus authorize(String key, Authorization wanted, ChargeStatus decision) {
        lock(wanted.reference());
        ChargeStatus before = answered(key, "authorize", wanted.reference());
        if (before != null) {
            return before;
        }
        Charge known = charge(wanted.reference());
        if (known != null && known.status() != ChargeStatus.VOIDED && known.amount() != wanted.amount()) {
            throw new Refused(409, "the reference was authorised with another amount");
        }
        if (known == null) {
            open(wanted.reference(), wanted.amount(), wanted.currency(), decision);
        }
        return remember(key, "authorize", wanted.reference(), known == null ? decision : known.status(), 0);
    }

    @Transactional
    ChargeStatus capture(String key, String reference) {
        lock(reference);
        ChargeStatus before = answered(key, "capture", reference);
        if (before != null) {
            return before;
        }
        Charge known = charge(reference);
        if (known == null || known.status() == ChargeStatus.DECLINED) {
            throw new Refused(409, "the reference is not authorised");
        }
        if (known.status() == ChargeStatus.VOIDED || known.status() == ChargeStatus.REFUNDED) {
            return remember(key, "capture", reference, known.status(), 0);
        }
        become(reference, ChargeStatus.CAPTURED, 0);
        return remember(key, "capture", reference, ChargeStatus.CAPTURED, known.amount());
    }

    /** Gives back all that was captured, or, when nothing was, sees to it that nothing ever will be. */
    @Transactional
    ChargeStatus refund(String key, String reference) {
        lock(reference);
        ChargeStatus before = answered(key, "refund", reference);
        if (before != null) {
            return before;
        }
        Charge known = charge(reference);
        if (known == null) {
            open(reference, 0, NO_CURRENCY, ChargeStatus.VOIDED);
            return remember(key, "refund", reference, ChargeStatus.VOIDED, 0);
        }
        ChargeStatus after =
                switch (known.status()) {
                    case CAPTURED, REFUNDED -> ChargeStatus.REFUNDED;
                    case AUTHORIZED, DECLINED, VOIDED -> ChargeStatus.VOIDED;
                };
        become(reference, after, captured(reference));
        return remember(key, "refund", reference, after, 0);
    }

    @Transactional
    List<LedgerEntry> entries() {
        return work(
                """
                SELECT c.reference, CASE WHEN c.status = 'DECLINED' THEN 0 ELSE c.amount END,
                       coalesce(sum(r.captured), 0), c.refunded, count(*) FILTER (WHERE r.captured > 0)
                FROM provider.charge c LEFT JOIN provider.request r USING (reference)
                GROUP BY c.reference ORDER BY c.reference
                """,
                statement -> {},
                row -> new LedgerEntry(
                        row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getInt(5)));
    }

    private record Answer(String operation, String reference, ChargeStatus status) {}

    private record Charge(long amount, ChargeStatus status) {}

    private void lock(String reference) {
        work(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                statement -> statement.setString(1, reference),
                row -> 0);
    }

    private @Nullable Charge charge(String reference) {
        List<Charge> charges = work(
                "SELECT amount, status FROM provider.charge WHERE reference = ?",
                statement -> statement.setString(1, reference),
                row -> new Charge(row.getLong(1), ChargeStatus.valueOf(row.getString(2))));
        return charges.isEmpty() ? null : charges.get(0);
    }

    private long captured(String reference) {
        return work(
                        "SELECT coalesce(sum(captured), 0) FROM provider.request WHERE reference = ?",
                        statement -> statement.setString(1, reference),
                        row -> row.getLong(1))
                .get(0);
    }

    private void open(String reference, long amount, String currency, ChargeStatus status) {
        change("INSERT INTO provider.charge (reference, amount, currency, status) VALUES (?, ?, ?, ?)", statement -> {
            statement.setString(1, reference);
            statement.setLong(2, amount);
            statement.setString(3, currency);
            statement.setString(4, status.name());
        });
    }

    private void become(String reference, ChargeStatus status, long refunded) {
        change("UPDATE provider.charge SET status = ?, refunded = ? WHERE reference = ?", statement -> {
            statement.setString(1, status.name());
            statement.setLong(2, refunded);
            statement.setString(3, reference);
        });
    }

    private ChargeStatus remember(String key, String operation, String reference, ChargeStatus answer, long captured) {
        change(
                "INSERT INTO provider.request (key, operation, reference, status, captured) VALUES (?, ?, ?, ?, ?)",
                statement -> {
                    statement.setString(1, key);
                    statement.setString(2, operation);
                    statement.setString(3, reference);
                    statement.setString(4, answer.name());
                    statement.setLong(5, captured);
                });
        return answer;
    }

    private interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> work(String sql, Binder binder, RowReader<T> reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(reader.read(row));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void change(String sql, Binder binder) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
