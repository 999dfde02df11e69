package io.twoshops.orders.clients;

import io.quarkus.test.Mock;
import io.twoshops.chassis.problem.UnavailableException;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** Carts as the script says. */
@Mock
@Singleton
class ScriptedCarts extends CartsClient {
    private final Script script;

    @SuppressWarnings("NullAway")
    ScriptedCarts(Script script) {
        super(null, null);
        this.script = script;
    }

    @Override
    public Map<String, Integer> items(UUID accountId) {
        if (script.down.contains("cart")) {
            throw new UnavailableException("carts", null);
        }
        return Map.copyOf(script.cart);
    }

    @Override
    public void checkedOut(UUID accountId, UUID orderId, Map<String, Integer> quantities) {
        script.asked("empty cart");
        script.cart.clear();
    }
}
