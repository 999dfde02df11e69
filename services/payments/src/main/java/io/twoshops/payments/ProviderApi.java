package io.twoshops.payments;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The HTTP interface of the provider, as it is. */
@Path("/")
@RegisterRestClient(configKey = "provider")
interface ProviderApi {
    @POST
    @Path("authorizations")
    Answer authorize(@HeaderParam("Idempotency-Key") String key, Authorization authorization);

    @POST
    @Path("captures")
    Answer capture(@HeaderParam("Idempotency-Key") String key, Reference reference);

    @POST
    @Path("refunds")
    Answer refund(@HeaderParam("Idempotency-Key") String key, Reference reference);

    /** What is to be set aside; the amount in minor units. */
    record Authorization(String reference, long amount, String currency, String token) {}

    /** Which purchase is meant. */
    record Reference(String reference) {}

    /** What has become of it. */
    record Answer(Status status) {}

    /** The provider's own words. */
    enum Status {
        AUTHORIZED,
        DECLINED,
        CAPTURED,
        REFUNDED,
        VOIDED
    }
}
