package io.twoshops.storefront;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends a request to a service as it is and waits for the whole answer. */
@ApplicationScoped
class Upstream {
    /** Shorter than the services keep an idle connection, so that none is reused while they close it. */
    private static final int KEEP_ALIVE_SECONDS = 20;

    private final HttpClient http;

    Upstream(
            Vertx vertx,
            StorefrontConfig config,
            @ConfigProperty(name = "quarkus.rest-client.connect-timeout") int connectMillis) {
        http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(connectMillis).setKeepAliveTimeout(KEEP_ALIVE_SECONDS),
                new PoolOptions().setHttp1MaxSize(config.connections()));
    }

    @PreDestroy
    void close() {
        http.close();
    }

    /**
     * {@return what the service answered, whatever its status}
     *
     * @throws ProcessingException when there was no answer
     */
    Answer send(URI target, HttpMethod method, String uri, Map<String, String> headers, byte[] body) {
        RequestOptions options =
                new RequestOptions().setAbsoluteURI(target + uri).setMethod(method);
        headers.forEach(options::putHeader);
        CompletableFuture<HttpClientRequest> begun = new CompletableFuture<>();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        http.request(options)
                .onSuccess(begun::complete)
                .compose(request -> send(request, body))
                .onSuccess(answer::complete)
                .onFailure(answer::completeExceptionally);
        return await(answer, begun);
    }

    /**
     * The body is asked for in the same turn of the event loop that sends the request. The caller's thread may be held up
     * for longer than the answer takes, and what arrives before somebody asks for it is lost.
     */
    private static Future<Answer> send(HttpClientRequest request, byte[] body) {
        Future<HttpClientResponse> answered = body.length == 0 ? request.send() : request.send(Buffer.buffer(body));
        return answered.compose(response -> response.body().map(content -> answer(response, content)));
    }

    private static Answer await(CompletableFuture<Answer> answer, CompletableFuture<HttpClientRequest> begun) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            begun.thenAccept(HttpClientRequest::reset);
            Thread.currentThread().interrupt();
            throw new ProcessingException("nobody waits for the answer any more", e);
        } catch (ExecutionException e) {
            throw new ProcessingException(e.getCause());
        }
    }

    private static Answer answer(HttpClientResponse response, Buffer body) {
        return new Answer(response.statusCode(), response.headers(), body.getBytes());
    }
}
