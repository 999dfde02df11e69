package io.twoshops.orders.clients;

import io.twoshops.chassis.resilience.RemoteCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Inventory, over the network. All calls may be repeated; all throw UnavailableException when it cannot be reached. */
@ApplicationScoped
public class InventoryClient {
    private static final String TARGET = "inventory";
    private final InventoryApi api;
    private final RemoteCalls calls;

    InventoryClient(@RestClient InventoryApi api, RemoteCalls calls) {
        this.api = api;
        this.calls = calls;
    }

    /** What became of a wish to set goods aside. */
    public enum Outcome {
        RESERVED,
        OUT_OF_STOCK,
        /** The order was released before its reservation came. */
        CLOSED
    }

    /** Sets goods aside for an order: all of them or none. */
    public Outcome reserve(UUID orderId, Map<String, Integer> quantities) {
        try {
            calls.idempotent(TARGET, () -> {
                api.reserve(orderId, Quantities.of(quantities));
                return true;
            });
            return Outcome.RESERVED;
        } catch (WebApplicationException e) {
            return switch (Refusals.nameOf(e)) {
                case "out-of-stock" -> Outcome.OUT_OF_STOCK;
                case "reservation-closed" -> Outcome.CLOSED;
                default -> throw Refusals.unexpected(TARGET, e);
            };
        }
    }

    /** Sells what was set aside. */
    public void commit(UUID orderId) {
        call(() -> api.commit(orderId));
    }

    /** Puts back what was set aside, and sees to it that a reservation under way comes too late. */
    public void release(UUID orderId) {
        call(() -> api.release(orderId));
    }

    /** Puts back the goods of a cancelled order. */
    public void takeBack(UUID orderId) {
        call(() -> api.takeBack(orderId));
    }

    private void call(Runnable call) {
        try {
            calls.idempotent(TARGET, () -> {
                call.run();
                return true;
            });
        } catch (WebApplicationException e) {
            throw Refusals.unexpected(TARGET, e);
        }
    }
}
