package io.twoshops.orders.clients;

import io.twoshops.chassis.security.ServiceTokenClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/** The HTTP interface of carts, as it is. */
@Path("/internal/carts/{accountId}")
@RegisterRestClient(configKey = "carts")
@RegisterProvider(ServiceTokenClientFilter.class)
interface CartsApi {
    @GET
    Quantities items(@RestPath UUID accountId);

    @POST
    @Path("checkouts/{orderId}")
    void checkedOut(@RestPath UUID accountId, @RestPath UUID orderId, Quantities quantities);
}
