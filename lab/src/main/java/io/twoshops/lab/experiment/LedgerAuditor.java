package io.twoshops.lab.experiment;

import io.twoshops.lab.audit.Acknowledged;
import io.twoshops.lab.audit.Audit;
import io.twoshops.lab.audit.AuditResult;
import io.twoshops.lab.audit.Ledger;
import io.twoshops.lab.audit.Ledger.Charge;
import io.twoshops.lab.target.Deployment;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The audit of the shop's invariants, with the sums of orders and money beside it. */
final class LedgerAuditor implements Auditor {
    @Override
    public Found audit(Deployment deployment, Acknowledged acknowledged) throws InterruptedException {
        Map<String, Double> numbers = new TreeMap<>();
        try {
            numbers.put("orders.acknowledged", (double) acknowledged.size());
            AuditResult result = new Audit(deployment).settled(acknowledged, Audit.SETTLE_BOUND);
            numbers.putAll(new Books(deployment.database("orders")).byStatus());
            numbers.putAll(money(Ledger.read(deployment.providerUrl())));
            return new Found(result.state().name().toLowerCase(Locale.ROOT), result.violations(), numbers);
        } catch (SQLException | IOException | RuntimeException e) {
            return new Found("unknown", List.of("the audit broke down: " + e), numbers);
        }
    }

    private static Map<String, Double> money(Ledger ledger) {
        return Map.of(
                "money.captured", (double) ledger.sum(Charge::captured),
                "money.refunded", (double) ledger.sum(Charge::refunded),
                "money.capturedTwice",
                        (double) ledger.items().stream()
                                .filter(charge -> charge.captures() > 1)
                                .count());
    }
}
