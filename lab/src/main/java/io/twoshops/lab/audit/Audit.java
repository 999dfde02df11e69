package io.twoshops.lab.audit;

import io.twoshops.lab.audit.AuditResult.Finding;
import io.twoshops.lab.audit.AuditResult.State;
import io.twoshops.lab.audit.Books.Order;
import io.twoshops.lab.audit.Books.Part;
import io.twoshops.lab.audit.Ledger.Charge;
import io.twoshops.lab.target.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks the invariants of one arm. It only reads, and can be run at any time, under load too. */
public final class Audit {
    /** How long after the last change an order may still be on its way, while nothing is broken. */
    public static final Duration SETTLE_BOUND = Duration.ofSeconds(30);

    private static final long POLL_MILLIS = 250;
    private final String arm;
    private final Sources sources;

    public Audit(Deployment deployment) {
        this(deployment.arm().id(), Sources.of(deployment));
    }

    public Audit(String arm, Sources sources) {
        this.arm = arm;
        this.sources = sources;
    }

    /** As things are now: orders that moved within the settle bound are given the benefit of the doubt. */
    public AuditResult now(Acknowledged acknowledged) {
        return run(acknowledged, SETTLE_BOUND);
    }

    /**
     * Waits until every order is decided and every invariant holds, and returns the last result, whichever it is.
     *
     * @param limit how long settling may take
     */
    public AuditResult settled(Acknowledged acknowledged, Duration limit) throws InterruptedException {
        Instant deadline = Instant.now().plus(limit);
        AuditResult result = run(acknowledged, Duration.ZERO);
        while (!result.holds() && Instant.now().isBefore(deadline)) {
            Thread.sleep(POLL_MILLIS);
            result = run(acknowledged, Duration.ZERO);
        }
        return result;
    }

    /**
     * Reads the books once.
     *
     * @param acknowledged orders that customers were told of
     * @param grace orders that changed less long ago are not judged against the other books
     */
    public AuditResult run(Acknowledged acknowledged, Duration grace) {
        BooksReader reader = new BooksReader(sources);
        Books books = reader.read(acknowledged, grace);
        List<Finding> findings = new ArrayList<>();
        for (Invariant invariant : Invariant.values()) {
            findings.add(judge(invariant, books, reader.failures()));
        }
        Map<String, Long> orders = new TreeMap<>(
                books.known().stream().collect(Collectors.groupingBy(Order::status, Collectors.counting())));
        long captured = books.ledger().values().stream().mapToLong(Charge::kept).sum();
        return new AuditResult(arm, orders, captured, findings);
    }

    private static Finding judge(Invariant invariant, Books books, Map<Part, String> failures) {
        List<String> reasons = invariant.parts().stream()
                .filter(failures::containsKey)
                .map(failures::get)
                .toList();
        if (!reasons.isEmpty()) {
            return new Finding(invariant.id(), invariant.promise(), State.UNKNOWN, reasons);
        }
        List<String> rows = invariant.violations(books);
        State state = rows.isEmpty() ? State.HOLDS : State.VIOLATED;
        return new Finding(invariant.id(), invariant.promise(), state, rows);
    }
}
