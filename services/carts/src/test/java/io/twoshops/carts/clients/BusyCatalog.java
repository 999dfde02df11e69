package io.twoshops.carts.clients;

import jakarta.enterprise.inject.Vetoed;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** A catalogue in which everything costs the same, and something happens while it is asked. No bean: tests make it. */
@Vetoed
public class BusyCatalog extends CatalogClient {
    private final long price;
    private final Runnable meanwhile;

    @SuppressWarnings("NullAway")
    public BusyCatalog(long price, Runnable meanwhile) {
        super(null, null);
        this.price = price;
        this.meanwhile = meanwhile;
    }

    @Override
    public Map<String, CatalogEntry> findAll(Collection<String> skus) {
        meanwhile.run();
        return skus.stream()
                .collect(Collectors.toMap(sku -> sku, sku -> new CatalogEntry(sku, new Text("Tea", "차"), price)));
    }
}
