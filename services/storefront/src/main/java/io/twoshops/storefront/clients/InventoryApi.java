package io.twoshops.storefront.clients;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
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
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Levels(List<Level> items) {}

    /** How much there is of one. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Level(String sku, int available) {}
}
