package io.twoshops.chassis.web;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * Neither started nor ready before customers can connect and are answered soon: the management port, on which that is
 * asked, opens first, on a busy machine by seconds, and the first answers take the longest.
 */
@Startup
@Readiness
@ApplicationScoped
class Listening implements HealthCheck {
    private final WarmUp warmUp;
    private volatile boolean begun;

    Listening(WarmUp warmUp) {
        this.warmUp = warmUp;
    }

    void begin(@ObservesAsync HttpServerStart start) {
        warmUp.run(start.options().getPort());
        begun = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Listens for customers").status(begun).build();
    }
}
