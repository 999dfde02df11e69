package io.twoshops.storefront;

import io.twoshops.chassis.problem.CorrelationId;
import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.resilience.RemoteCalls;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands a customer's request on to the service that owns its path. Only listed headers travel: neither a service token
 * that a customer made up nor anything that concerns one connection gets through. Only reading is tried again.
 */
@ApplicationScoped
class Forwarding {
    private static final List<String> PASSED_ON = List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.ACCEPT,
            HttpHeaders.IF_NONE_MATCH,
            "Idempotency-Key");
    private static final byte[] EMPTY = {};

    private final StorefrontConfig config;
    private final Upstream upstream;
    private final RemoteCalls remote;

    Forwarding(StorefrontConfig config, Upstream upstream, RemoteCalls remote) {
        this.config = config;
        this.upstream = upstream;
        this.remote = remote;
    }

    /**
     * {@return the owner's answer}
     *
     * @throws ProblemException 404 when nobody owns the path; 503 that names the owner when it does not answer
     */
    Answer send(HttpServerRequest request, byte @Nullable [] body) {
        String owner = Owners.of(pathOf(request.uri()));
        URI target = owner == null ? null : config.targets().get(owner);
        if (owner == null || target == null) {
            throw ProblemException.notFound("there is no such page");
        }
        Map<String, String> headers = headers(request);
        byte[] content = body == null ? EMPTY : body;
        Supplier<Answer> call = () -> checked(upstream.send(target, request.method(), request.uri(), headers, content));
        return request.method().equals(HttpMethod.GET)
                ? remote.idempotent(owner, config.limit(), call)
                : remote.once(owner, limit(owner), call);
    }

    private Duration limit(String owner) {
        return owner.equals("orders") ? config.orderLimit() : config.limit();
    }

    private static Answer checked(Answer answer) {
        if (answer.failed()) {
            throw new ServerErrorException(answer.status());
        }
        return answer;
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : PASSED_ON) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        String correlationId = CorrelationId.current();
        if (correlationId != null) {
            headers.put(CorrelationId.HEADER, correlationId);
        }
        return headers;
    }

    private static String pathOf(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }
}
