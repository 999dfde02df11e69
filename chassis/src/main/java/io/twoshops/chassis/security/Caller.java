package io.twoshops.chassis.security;

import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sends the request, as the verified token says. */
@RequestScoped
public class Caller {
    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    /** {@return the account of the caller; a 401 when there is no session} */
    public UUID accountId() {
        String subject = token.getSubject();
        if (subject == null) {
            throw new UnauthorizedException();
        }
        return UUID.fromString(subject);
    }
}
