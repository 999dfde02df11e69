package io.twoshops.carts.clients;

import io.twoshops.chassis.resilience.RemoteCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The catalog service, by its names and prices. */
@ApplicationScoped
public class CatalogClient {
    private static final String TARGET = "catalog";
    private final CatalogApi catalog;
    private final RemoteCalls remote;

    CatalogClient(@RestClient CatalogApi catalog, RemoteCalls remote) {
        this.catalog = catalog;
        this.remote = remote;
    }

    /**
     * {@return the named products by SKU; unknown ones are absent}
     *
     * @throws io.twoshops.chassis.problem.UnavailableException when catalog cannot be asked now
     */
    public Map<String, CatalogEntry> findAll(Collection<String> skus) {
        return remote.unrefused(TARGET, () -> catalog.named(skus)).items().stream()
                .collect(Collectors.toMap(CatalogEntry::sku, Function.identity()));
    }
}
