package io.twoshops.recommendations.clients;

import io.twoshops.chassis.security.ServiceTokenClientFilter;
import io.twoshops.chassis.web.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/internal/products")
@RegisterRestClient(configKey = "catalog")
@RegisterProvider(ServiceTokenClientFilter.class)
interface CatalogApi {
    /** What is not in the catalogue is absent from the answer. */
    @GET
    Products named(@RestQuery Collection<String> sku);

    @GET
    @Path("/search")
    Page<CatalogEntry> search(
            @RestQuery @Nullable String category, @RestQuery String sort, @RestQuery int page, @RestQuery int size);

    /** The answer about named products. */
    record Products(List<CatalogEntry> items) {}
}
