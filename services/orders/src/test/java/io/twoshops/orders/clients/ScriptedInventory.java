package io.twoshops.orders.clients;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** Inventory as the script says. */
@Mock
@Singleton
class ScriptedInventory extends InventoryClient {
    private final Script script;

    @SuppressWarnings("NullAway")
    ScriptedInventory(Script script) {
        super(null, null);
        this.script = script;
    }

    @Override
    public Outcome reserve(UUID orderId, Map<String, Integer> quantities) {
        script.asked("reserve");
        return script.reservation;
    }

    @Override
    public void commit(UUID orderId) {
        script.asked("commit");
    }

    @Override
    public void release(UUID orderId) {
        script.asked("release");
    }

    @Override
    public void takeBack(UUID orderId) {
        script.asked("take-back");
    }
}
