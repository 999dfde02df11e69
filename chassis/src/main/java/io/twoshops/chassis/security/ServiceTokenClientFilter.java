package io.twoshops.chassis.security;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import org.eclipse.microprofile.config.ConfigProvider;

/** Shows a sister service the token that opens {@code /internal/**}. */
public class ServiceTokenClientFilter implements ClientRequestFilter {
    /** What the token is shown in. */
    public static final String HEADER = "X-Service-Token";

    private final String token = ConfigProvider.getConfig().getValue("shop.service-token", String.class);

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(HEADER, token);
    }
}
