package io.twoshops.lab.workload;

import io.twoshops.lab.target.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The public HTTP API of one arm. */
public final class Shop {
    private static final Duration PAGE_LIMIT = Duration.ofSeconds(2);
    private final URI base;

    /** @param base scheme, host and port */
    public Shop(URI base) {
        this.base = base;
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Accept", "application/json");
    }

    HttpRequest.Builder send(String method, String path, String json) {
        return to(path).header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
    }

    /** Whether a page is there. */
    public boolean answers(String path) {
        return ask(to(path), PAGE_LIMIT).join().status() == 200;
    }

    /** The bytes of a page, to compare two shops; empty if it is not there. */
    public String text(String path) {
        Answer answer = ask(to(path), PAGE_LIMIT).join();
        return answer.status() == 200 ? answer.body().toString() : "";
    }

    /** Never completes with an exception: an error of the network is an answer too. */
    CompletableFuture<Answer> ask(HttpRequest.Builder request, Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            return CompletableFuture.completedFuture(Answer.none("no time left to ask"));
        }
        return Http.sendAsync(request, limit, HttpResponse.BodyHandlers.ofByteArray())
                .handle((response, error) -> error == null
                        ? Answer.of(
                                response.statusCode(),
                                response.body(),
                                response.headers().firstValue("Retry-After").isPresent())
                        : Answer.none(reason(error)));
    }

    private static String reason(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return cause instanceof HttpTimeoutException
                ? "no answer in time"
                : cause.getClass().getSimpleName();
    }
}
