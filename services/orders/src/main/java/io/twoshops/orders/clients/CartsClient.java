package io.twoshops.orders.clients;

import io.twoshops.chassis.resilience.RemoteCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Carts, over the network. Throws UnavailableException when they cannot be reached. */
@ApplicationScoped
public class CartsClient {
    private static final String TARGET = "carts";
    private final CartsApi api;
    private final RemoteCalls calls;

    CartsClient(@RestClient CartsApi api, RemoteCalls calls) {
        this.api = api;
        this.calls = calls;
    }

    /** {@return the quantity of each SKU in the customer's cart, in the order in which they were put in} */
    public Map<String, Integer> items(UUID accountId) {
        try {
            return calls.idempotent(TARGET, () -> api.items(accountId)).bySku();
        } catch (WebApplicationException e) {
            throw Refusals.unexpected(TARGET, e);
        }
    }

    /** Takes what was ordered out of the cart, once per order however often it is told. */
    public void checkedOut(UUID accountId, UUID orderId, Map<String, Integer> quantities) {
        try {
            calls.idempotent(TARGET, () -> {
                api.checkedOut(accountId, orderId, Quantities.of(quantities));
                return true;
            });
        } catch (WebApplicationException e) {
            throw Refusals.unexpected(TARGET, e);
        }
    }
}
