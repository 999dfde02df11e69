package io.twoshops.provider;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the card tokens do: they make the provider behave well, refuse, dawdle or fail. */
@ApplicationScoped
class Sandbox {
    private final Ledger ledger;
    private final Duration slowness;

    Sandbox(Ledger ledger, @ConfigProperty(name = "provider.slowness", defaultValue = "3s") Duration slowness) {
        this.ledger = ledger;
        this.slowness = slowness;
    }

    /** Decides by the token. What was answered under the key before is answered again, at once. */
    ChargeStatus authorize(String key, Authorization wanted) {
        int attempt = ledger.countAttempt(wanted.reference());
        boolean flaky = wanted.token().equals("tok_flaky");
        if (flaky && attempt == 1) {
            throw new Refused(503, "failed before anything was recorded");
        }
        ChargeStatus before = ledger.answered(key, "authorize", wanted.reference());
        if (before == null && wanted.token().equals("tok_slow")) {
            dawdle();
        }
        ChargeStatus answer = before != null ? before : ledger.authorize(key, wanted, decide(wanted.token()));
        if (flaky && attempt == 2) {
            throw new Refused(503, "failed after everything was recorded");
        }
        return answer;
    }

    private static ChargeStatus decide(String token) {
        return switch (token) {
            case "tok_ok", "tok_slow", "tok_flaky" -> ChargeStatus.AUTHORIZED;
            default -> ChargeStatus.DECLINED;
        };
    }

    private void dawdle() {
        try {
            Thread.sleep(slowness.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(503, "is stopping");
        }
    }
}
