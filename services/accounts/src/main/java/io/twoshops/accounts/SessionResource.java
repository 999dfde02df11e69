package io.twoshops.accounts;

import io.twoshops.chassis.faults.FaultPoint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/sessions")
@FaultPoint("accounts")
class SessionResource {
    private final SessionService sessions;

    SessionResource(SessionService sessions) {
        this.sessions = sessions;
    }

    @POST
    @ResponseStatus(201)
    public Session logIn(@NotNull @Valid Credentials body) {
        return sessions.logIn(body);
    }
}
