package io.twoshops.orders.clients;

import io.twoshops.chassis.security.ServiceTokenClientFilter;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/** The HTTP interface of inventory, as it is. */
@Path("/internal/reservations/{orderId}")
@RegisterRestClient(configKey = "inventory")
@RegisterProvider(ServiceTokenClientFilter.class)
interface InventoryApi {
    @PUT
    void reserve(@RestPath UUID orderId, Quantities quantities);

    @POST
    @Path("commit")
    void commit(@RestPath UUID orderId);

    @POST
    @Path("release")
    void release(@RestPath UUID orderId);

    @POST
    @Path("take-back")
    void takeBack(@RestPath UUID orderId);
}
