package io.twoshops.carts;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A world without the catalog service: port 1 refuses. */
public class NoCatalog implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.rest-client.catalog.url", "http://localhost:1");
    }
}
