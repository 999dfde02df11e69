package io.twoshops.orders.clients;

import io.twoshops.chassis.security.ServiceTokenClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** The HTTP interface of the catalogue, as it is. */
@Path("/internal/products")
@RegisterRestClient(configKey = "catalog")
@RegisterProvider(ServiceTokenClientFilter.class)
interface CatalogApi {
    @GET
    Entries findAll(@RestQuery("sku") Collection<String> skus);

    /** The products that were found. */
    record Entries(List<CatalogClient.Entry> items) {}
}
