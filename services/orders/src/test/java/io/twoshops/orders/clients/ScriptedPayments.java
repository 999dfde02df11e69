package io.twoshops.orders.clients;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Payments as the script says. */
@Mock
@Singleton
class ScriptedPayments extends PaymentsClient {
    private final Script script;

    @SuppressWarnings("NullAway")
    ScriptedPayments(Script script) {
        super(null, null);
        this.script = script;
    }

    @Override
    public Outcome pay(UUID orderId, long amount, String currency, String token) {
        script.asked("pay " + amount);
        return script.payment;
    }

    @Override
    public void refund(UUID orderId) {
        script.asked("refund");
    }
}
