package io.twoshops.orders.clients;

import io.twoshops.chassis.security.ServiceTokenClientFilter;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/** The HTTP interface of payments, as it is. */
@Path("/internal/payments/{orderId}")
@RegisterRestClient(configKey = "payments")
@RegisterProvider(ServiceTokenClientFilter.class)
interface PaymentsApi {
    @PUT
    Answer pay(@RestPath UUID orderId, Wanted wanted);

    @POST
    @Path("refund")
    Answer refund(@RestPath UUID orderId);

    /** What is to be paid; the amount in minor units. */
    record Wanted(long amount, String currency, String token) {}

    /** What stands recorded after the call. */
    record Answer(PaymentsClient.Outcome status) {}
}
