package io.twoshops.accounts;

import io.quarkus.security.Authenticated;
import io.twoshops.chassis.faults.FaultPoint;
import io.twoshops.chassis.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/accounts")
@FaultPoint("accounts")
class AccountResource {
    private final AccountService accounts;
    private final Caller caller;

    AccountResource(AccountService accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    public AccountView register(@NotNull @Valid Registration body) {
        return accounts.register(body);
    }

    @GET
    @Path("/me")
    @Authenticated
    public AccountView me() {
        return accounts.get(caller.accountId());
    }
}
