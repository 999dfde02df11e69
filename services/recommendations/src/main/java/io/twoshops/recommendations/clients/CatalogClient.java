package io.twoshops.recommendations.clients;

import io.twoshops.chassis.resilience.RemoteCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * The catalog service. There is no recommendation without a name and a price, so its
 * {@link io.twoshops.chassis.problem.UnavailableException} is passed on; the storefront shows the page without.
 */
@ApplicationScoped
public class CatalogClient {
    private static final String TARGET = "catalog";
    private final CatalogApi catalog;
    private final RemoteCalls remote;

    CatalogClient(@RestClient CatalogApi catalog, RemoteCalls remote) {
        this.catalog = catalog;
        this.remote = remote;
    }

    /** {@return the named products by SKU; unknown ones are absent} */
    public Map<String, CatalogEntry> findAll(Collection<String> skus) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        return remote.unrefused(TARGET, () -> catalog.named(skus)).items().stream()
                .collect(Collectors.toMap(CatalogEntry::sku, Function.identity()));
    }

    /** {@return the first products by name, of one category or of all} */
    public List<CatalogEntry> first(@Nullable String category, int size) {
        return remote.unrefused(TARGET, () -> catalog.search(category, "name", 0, size))
                .items();
    }
}
