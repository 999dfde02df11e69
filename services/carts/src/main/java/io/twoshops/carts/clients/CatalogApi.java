package io.twoshops.carts.clients;

import io.twoshops.chassis.security.ServiceTokenClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/internal/products")
@RegisterRestClient(configKey = "catalog")
@RegisterProvider(ServiceTokenClientFilter.class)
interface CatalogApi {
    /** What is not in the catalogue is absent from the answer. */
    @GET
    Products named(@RestQuery Collection<String> sku);

    /** The answer about named products. */
    record Products(List<CatalogEntry> items) {}
}
