package io.twoshops.storefront.clients;

import io.twoshops.chassis.security.ServiceTokenClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/internal/stock")
@RegisterRestClient(configKey = "inventory")
@RegisterProvider(ServiceTokenClientFilter.class)
interface InventoryApi {
    @GET
    Levels of(@RestQuery Collection<String> sku);

    /** How much there is of each product. */
    record Levels(List<Level> items) {}

    /** How much there is of one. */
    record Level(String sku, int available) {}
}
