package io.twoshops.orders.clients;

import io.twoshops.chassis.resilience.RemoteCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The catalogue, over the network. Throws UnavailableException when it cannot be reached. */
@ApplicationScoped
public class CatalogClient {
    private static final String TARGET = "catalog";
    private final CatalogApi api;
    private final RemoteCalls calls;

    CatalogClient(@RestClient CatalogApi api, RemoteCalls calls) {
        this.api = api;
        this.calls = calls;
    }

    /** What an order keeps of a product; the price in the currency's minor unit. */
    public record Entry(String sku, Name name, long price) {}

    /** What the product is called, in both languages. */
    public record Name(String en, String ko) {}

    /** {@return the named products by SKU; unknown ones are absent} */
    public Map<String, Entry> findAll(Collection<String> skus) {
        try {
            return calls.idempotent(TARGET, () -> api.findAll(skus)).items().stream()
                    .collect(Collectors.toMap(Entry::sku, Function.identity()));
        } catch (WebApplicationException e) {
            throw Refusals.unexpected(TARGET, e);
        }
    }
}
