package io.twoshops.lab.target;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP with one limit for the whole answer: that of {@link HttpRequest} ends with the headers, and a body may never come.
 * Always HTTP/1.1, since the JDK's client asks to upgrade each new connection to HTTP/2 otherwise.
 */
public final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private Http() {}

    /**
     * Sends a request; the answer is an {@link IOException} if none came, a {@link HttpTimeoutException} if none came in
     * time. Then the request is given up, and its connection closed.
     */
    public static <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest.Builder request, Duration limit, HttpResponse.BodyHandler<T> body) {
        CompletableFuture<HttpResponse<T>> sent = CLIENT.sendAsync(request.build(), body);
        return sent.copy().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).exceptionallyCompose(e -> {
            sent.cancel(true);
            return CompletableFuture.failedFuture(
                    e instanceof TimeoutException
                            ? new HttpTimeoutException("no whole answer within " + limit.toMillis() + " ms")
                            : e);
        });
    }

    /** Sends a request and waits for the whole answer. */
    public static <T> HttpResponse<T> send(
            HttpRequest.Builder request, Duration limit, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> answer = sendAsync(request, limit, body);
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e.getCause());
        }
    }
}
