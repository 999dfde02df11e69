package io.twoshops.storefront.clients;

import io.twoshops.chassis.resilience.RemoteCalls;
import io.twoshops.chassis.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * The catalog service. A product page is nothing without it, so its
 * {@link io.twoshops.chassis.problem.UnavailableException} is passed on; a 404 is an answer and means that there is no
 * such product.
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

    /**
     * {@return one page of the products that fit}
     *
     * @throws io.twoshops.chassis.problem.ProblemException what catalog finds wrong with the query
     */
    public Page<CatalogEntry> search(@Nullable String category, @Nullable String q, String sort, int page, int size) {
        try {
            return remote.idempotent(TARGET, () -> catalog.search(category, q, sort, page, size));
        } catch (WebApplicationException e) {
            throw Refusal.of(TARGET, e);
        }
    }

    /** {@return the product, or empty when the catalogue surely has none with this SKU} */
    public Optional<CatalogEntry> find(String sku) {
        try {
            return Optional.of(remote.idempotent(TARGET, () -> catalog.find(sku)));
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == 404) {
                return Optional.empty();
            }
            throw Refusal.of(TARGET, e);
        }
    }
}
