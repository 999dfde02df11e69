package io.twoshops.storefront;

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

/** Sends a request to a service as it is and waits for the whole answer. */
@ApplicationScoped
class Upstream {
    private static final int CONNECT_MILLIS = 1_000;
    /** Shorter than the services keep an idle connection, so that none is reused while they close it. */
    private static final int KEEP_ALIVE_SECONDS = 20;

    private final HttpClient http;

    Upstream(Vertx vertx, StorefrontConfig config) {
        http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setKeepAliveTimeout(KEEP_ALIVE_SECONDS),
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
                .compose(request -> body.length == 0 ? request.send() : request.send(Buffer.buffer(body)))
                .compose(response -> response.body().map(content -> answer(response, content)))
                .onSuccess(answer::complete)
                .onFailure(answer::completeExceptionally);
        return await(answer, begun);
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
