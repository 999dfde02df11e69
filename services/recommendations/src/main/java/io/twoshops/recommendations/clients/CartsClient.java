package io.twoshops.recommendations.clients;

import io.twoshops.chassis.resilience.RemoteCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The carts service. An unavailable cart is not an empty one, so the exception is passed on. */
@ApplicationScoped
public class CartsClient {
    private final CartsApi carts;
    private final RemoteCalls remote;

    CartsClient(@RestClient CartsApi carts, RemoteCalls remote) {
        this.carts = carts;
        this.remote = remote;
    }

    /** {@return the quantity of each SKU in the customer's cart, in the order in which they were put in} */
    public Map<String, Integer> items(UUID accountId) {
        Map<String, Integer> quantities = new LinkedHashMap<>();
        remote.unrefused("carts", () -> carts.of(accountId))
                .items()
                .forEach(item -> quantities.put(item.sku(), item.quantity()));
        return quantities;
    }
}
