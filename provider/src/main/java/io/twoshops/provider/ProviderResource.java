package io.twoshops.provider;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The provider's HTTP interface; every change needs an {@code Idempotency-Key}. */
@Path("/")
class ProviderResource {
    private static final int MAX_KEY = 200;
    private final Sandbox sandbox;
    private final Ledger ledger;

    ProviderResource(Sandbox sandbox, Ledger ledger) {
        this.sandbox = sandbox;
        this.ledger = ledger;
    }

    @POST
    @Path("authorizations")
    public Response authorize(
            @RestHeader("Idempotency-Key") @Nullable String key, @NotNull @Valid Authorization wanted) {
        return created(sandbox.authorize(checked(key), wanted));
    }

    @POST
    @Path("captures")
    public Response capture(@RestHeader("Idempotency-Key") @Nullable String key, @NotNull @Valid Reference wanted) {
        return created(ledger.capture(checked(key), wanted.reference()));
    }

    @POST
    @Path("refunds")
    public Response refund(@RestHeader("Idempotency-Key") @Nullable String key, @NotNull @Valid Reference wanted) {
        return created(ledger.refund(checked(key), wanted.reference()));
    }

    @GET
    @Path("ledger")
    public Map<String, List<LedgerEntry>> ledger() {
        return Map.of("items", ledger.entries());
    }

    @ServerExceptionMapper
    Response refused(Refused e) {
        return Response.status(e.status())
                .entity(Map.of("error", String.valueOf(e.getMessage())))
                .build();
    }

    private static String checked(@Nullable String key) {
        if (key == null || key.isEmpty() || key.length() > MAX_KEY) {
            throw new Refused(400, "Idempotency-Key must have 1 to " + MAX_KEY + " characters");
        }
        return key;
    }

    private static Response created(ChargeStatus status) {
        return Response.status(Response.Status.CREATED)
                .entity(Map.of("status", status))
                .build();
    }
}
