package io.twoshops.chassis.security;

import io.quarkus.runtime.StartupEvent;
import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.problem.ProblemType;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets only sister services call {@code /internal/**}. A process that has no sisters has no token, and nobody may. */
class ServiceTokenFilter {
    private final Optional<String> token;

    ServiceTokenFilter(@ConfigProperty(name = "shop.service-token") Optional<String> token) {
        this.token = token;
    }

    /** A service without the token could neither call its sisters nor be called: it does not start, and says why. */
    static void refuseToStartWithout(
            @Observes StartupEvent start,
            @ConfigProperty(name = "shop.service-token") Optional<String> token,
            @ConfigProperty(name = "shop.arm") String arm) {
        if (arm.equals("services") && token.isEmpty()) {
            throw new IllegalStateException("shop.service-token is not set. All services share one: set the environment"
                    + " variable SHOP_SERVICE_TOKEN to the same secret for each of them");
        }
    }

    /** Before a resource is looked for, so that a stranger does not learn which paths there are. */
    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().startsWith("/internal")) {
            String offered = request.getHeaderString(ServiceTokenClientFilter.HEADER);
            if (offered == null || token.isEmpty() || !same(offered, token.get())) {
                throw new ProblemException(ProblemType.FORBIDDEN, "only the shop's own services may call this");
            }
        }
    }

    /** Takes the same time wherever the two differ. */
    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
