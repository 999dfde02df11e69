package io.twoshops.lab.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoshops.lab.audit.Audit;
import io.twoshops.lab.audit.AuditResult;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Http;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The audit of the shop's invariants, with the sums of orders and money beside it. */
final class LedgerAuditor implements Auditor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Override
    public Found audit(Deployment deployment, Set<String> acknowledged) throws InterruptedException {
        Map<String, Double> numbers = new TreeMap<>();
        try {
            numbers.put("orders.acknowledged", (double) acknowledged.size());
            AuditResult result = new Audit(deployment).settled(acknowledged, Audit.SETTLE_BOUND);
            numbers.putAll(new Books(deployment.database("orders")).byStatus());
            numbers.putAll(money(deployment));
            return new Found(result.state().name().toLowerCase(Locale.ROOT), result.violations(), numbers);
        } catch (SQLException | IOException | RuntimeException e) {
            return new Found("unknown", List.of("the audit broke down: " + e), numbers);
        }
    }

    /** What the payment provider holds, by its own books. */
    private Map<String, Double> money(Deployment deployment) throws IOException, InterruptedException {
        HttpResponse<String> response = Http.send(
                HttpRequest.newBuilder(deployment.providerUrl().resolve("/ledger")),
                LIMIT,
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the provider's ledger answered " + response.statusCode());
        }
        double captured = 0;
        double refunded = 0;
        double doubled = 0;
        for (JsonNode item : JSON.readTree(response.body()).path("items")) {
            captured += item.path("captured").asDouble();
            refunded += item.path("refunded").asDouble();
            doubled += item.path("captures").asInt() > 1 ? 1 : 0;
        }
        return Map.of("money.captured", captured, "money.refunded", refunded, "money.capturedTwice", doubled);
    }
}
