package io.twoshops.recommendations.clients;

import io.twoshops.chassis.security.ServiceTokenClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

@Path("/internal/carts")
@RegisterRestClient(configKey = "carts")
@RegisterProvider(ServiceTokenClientFilter.class)
interface CartsApi {
    @GET
    @Path("/{accountId}")
    Cart of(@RestPath UUID accountId);

    /** What is in a cart, in the order in which it was put in. */
    record Cart(List<Item> items) {}

    /** One product of a cart. */
    record Item(String sku, int quantity) {}
}
