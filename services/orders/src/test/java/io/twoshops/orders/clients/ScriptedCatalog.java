package io.twoshops.orders.clients;

import io.quarkus.test.Mock;
import io.twoshops.chassis.problem.UnavailableException;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** A catalogue in which everything costs the same. */
@Mock
@Singleton
class ScriptedCatalog extends CatalogClient {
    private final Script script;

    @SuppressWarnings("NullAway")
    ScriptedCatalog(Script script) {
        super(null, null);
        this.script = script;
    }

    @Override
    public Map<String, Entry> findAll(Collection<String> skus) {
        if (script.down.contains("catalog")) {
            throw new UnavailableException("catalog", null);
        }
        return skus.stream().collect(Collectors.toMap(sku -> sku, sku -> new Entry(sku, new Name("Cup", "컵"), 1_500)));
    }
}
