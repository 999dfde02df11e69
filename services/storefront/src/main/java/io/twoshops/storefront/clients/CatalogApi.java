package io.twoshops.storefront.clients;

import io.twoshops.chassis.security.ServiceTokenClientFilter;
import io.twoshops.chassis.web.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/internal/products")
@RegisterRestClient(configKey = "catalog")
@RegisterProvider(ServiceTokenClientFilter.class)
interface CatalogApi {
    @GET
    @Path("/search")
    Page<CatalogEntry> search(
            @RestQuery @Nullable String category,
            @RestQuery @Nullable String q,
            @RestQuery String sort,
            @RestQuery int page,
            @RestQuery int size);

    @GET
    @Path("/{sku}")
    CatalogEntry find(@RestPath String sku);
}
