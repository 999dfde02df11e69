package io.twoshops.architecture.bad.remote.payments;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@Path("/")
@RegisterRestClient(configKey = "bad-example")
interface ProviderApi {
    @POST
    void pay();
}
