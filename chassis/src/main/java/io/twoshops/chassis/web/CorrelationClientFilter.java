package io.twoshops.chassis.web;

import io.twoshops.chassis.problem.CorrelationId;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Hands the correlation id on to the next process. */
@Provider
public class CorrelationClientFilter implements ClientRequestFilter {
    @Override
    public void filter(ClientRequestContext request) {
        String id = CorrelationId.current();
        if (id != null) {
            request.getHeaders().putSingle(CorrelationId.HEADER, id);
        }
    }
}
