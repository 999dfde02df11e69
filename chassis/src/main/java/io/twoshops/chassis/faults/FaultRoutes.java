package io.twoshops.chassis.faults;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.ManagementInterface;
import io.twoshops.chassis.problem.Problem;
import io.twoshops.chassis.problem.ProblemException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The fault switches on the management port; there is no such path unless {@code shop.faults.enabled} is set. */
@ApplicationScoped
class FaultRoutes {
    private final FaultSwitches switches;
    private final ObjectMapper json;
    private final boolean enabled;

    FaultRoutes(
            FaultSwitches switches,
            ObjectMapper json,
            @ConfigProperty(name = "shop.faults.enabled", defaultValue = "false") boolean enabled) {
        this.switches = switches;
        this.json = json;
        this.enabled = enabled;
    }

    void register(@Observes ManagementInterface management) {
        if (enabled) {
            Router router = management.router();
            router.put("/faults/:module").handler(BodyHandler.create()).handler(request -> answer(request, this::put));
            router.get("/faults/:module").handler(request -> answer(request, this::view));
            router.delete("/faults/:module").handler(request -> answer(request, this::delete));
        }
    }

    private interface Call {
        Object on(String module, RoutingContext request) throws JsonProcessingException;
    }

    private Faults put(String module, RoutingContext request) throws JsonProcessingException {
        ActiveFault fault = switches.on(
                module,
                json.readValue(
                        request.body().asString() == null ? "" : request.body().asString(), FaultSpec.class));
        // Who asked must hear that it is on, even if the process dies of it at once.
        request.addEndHandler(sent -> switches.begin(fault));
        return view(module, request);
    }

    private Faults delete(String module, RoutingContext request) {
        switches.off(module);
        return view(module, request);
    }

    private Faults view(String module, RoutingContext request) {
        return new Faults(
                module, switches.of(module).stream().map(FaultRoutes::state).toList());
    }

    private static FaultState state(ActiveFault fault) {
        double left = Duration.between(Instant.now(), fault.ends()).toMillis() / 1000.0;
        return new FaultState(fault.spec(), fault.calls(), fault.hits(), Math.max(0, left));
    }

    private void answer(RoutingContext request, Call call) {
        try {
            send(request, 200, "application/json", call.on(request.pathParam("module"), request));
        } catch (ProblemException e) {
            send(request, e.type().status(), Problem.MEDIA_TYPE, Problem.of(e));
        } catch (JsonProcessingException e) {
            send(
                    request,
                    400,
                    Problem.MEDIA_TYPE,
                    Problem.of(ProblemException.invalid("body", e.getOriginalMessage())));
        }
    }

    private void send(RoutingContext request, int status, String type, Object body) {
        try {
            request.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, type)
                    .end(json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            request.fail(e);
        }
    }

    private record Faults(String module, List<FaultState> faults) {}

    private record FaultState(@JsonUnwrapped FaultSpec spec, long calls, long hits, double endsInSeconds) {}
}
