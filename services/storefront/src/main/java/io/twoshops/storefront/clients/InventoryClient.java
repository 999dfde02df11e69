package io.twoshops.storefront.clients;

import io.twoshops.chassis.resilience.RemoteCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The inventory service. While it is unavailable the stock is not known, which is not the same as none. */
@ApplicationScoped
public class InventoryClient {
    private final InventoryApi inventory;
    private final RemoteCalls remote;

    InventoryClient(@RestClient InventoryApi inventory, RemoteCalls remote) {
        this.inventory = inventory;
        this.remote = remote;
    }

    /** {@return how many of each can be bought; 0 for what was never stocked} */
    public Map<String, Integer> available(Collection<String> skus) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        return remote.idempotent("inventory", () -> inventory.of(skus)).items().stream()
                .collect(Collectors.toMap(InventoryApi.Level::sku, InventoryApi.Level::available));
    }
}
