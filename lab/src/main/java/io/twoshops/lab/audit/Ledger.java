package io.twoshops.lab.audit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twoshops.lab.target.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/** What the payment provider holds by its own books, which the shop does not write. */
public record Ledger(List<Charge> items) {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** One order's money, in minor units; more than one capture is one too many. */
    public record Charge(String reference, long authorized, long captured, long refunded, int captures) {
        long kept() {
            return captured - refunded;
        }
    }

    /** @throws IOException when the provider does not answer within 10 s, or with something else than its ledger */
    public static Ledger read(URI provider) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(provider.resolve("/ledger"));
        HttpResponse<byte[]> answer = Http.send(request, ANSWER_LIMIT, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("the provider's ledger answered " + answer.statusCode());
        }
        return JSON.readValue(answer.body(), Ledger.class);
    }

    public long sum(ToLongFunction<Charge> of) {
        return items.stream().mapToLong(of).sum();
    }
}
