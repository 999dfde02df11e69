package io.twoshops.storefront.clients;

import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.resilience.RemoteCalls;
import io.twoshops.chassis.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.regex.Pattern;
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
    /** What is longer is found wrong here: encoded it might not fit into a request line. */
    private static final int LONGEST = 100;
    /** What cannot be a SKU is unknown, without a question to catalog. */
    private static final Pattern SKU = Pattern.compile("[A-Z0-9][A-Z0-9-]{2,39}");

    private final CatalogApi catalog;
    private final RemoteCalls remote;

    CatalogClient(@RestClient CatalogApi catalog, RemoteCalls remote) {
        this.catalog = catalog;
        this.remote = remote;
    }

    /**
     * {@return one page of the products that fit}
     *
     * @throws ProblemException what catalog finds wrong with the query, or would if it were asked
     */
    public Page<CatalogEntry> search(@Nullable String category, @Nullable String q, String sort, int page, int size) {
        refuseLong("sort", sort, "must be name, -name, price, -price or newest");
        refuseLong("category", category, "is not known");
        String text = q == null || q.isBlank() ? null : q;
        refuseLong("q", text, "must be at most " + LONGEST + " characters");
        try {
            return remote.idempotent(TARGET, () -> catalog.search(category, text, sort, page, size));
        } catch (WebApplicationException e) {
            throw Refusal.of(TARGET, e);
        }
    }

    /** {@return the product, or empty when the catalogue surely has none with this SKU} */
    public Optional<CatalogEntry> find(String sku) {
        if (!SKU.matcher(sku).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(remote.idempotent(TARGET, () -> catalog.find(sku)));
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == 404) {
                return Optional.empty();
            }
            throw Refusal.of(TARGET, e);
        }
    }

    private static void refuseLong(String parameter, @Nullable String value, String message) {
        if (value != null && value.length() > LONGEST) {
            throw ProblemException.invalid(parameter, message);
        }
    }
}
