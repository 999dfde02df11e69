package io.twoshops.chassis.web;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before customers can connect: the management port, on which that is asked, opens first, on a busy machine by seconds. */
@Readiness
@ApplicationScoped
class Listening implements HealthCheck {
    private volatile boolean begun;

    void begin(@ObservesAsync HttpServerStart start) {
        begun = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Listens for customers").status(begun).build();
    }
}
