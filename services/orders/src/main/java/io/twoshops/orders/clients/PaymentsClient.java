package io.twoshops.orders.clients;

import io.twoshops.chassis.resilience.RemoteCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Payments, over the network. Both calls may be repeated by the saga, but are sent once per try: payments itself waits
 * for the provider and repeats there, and retries on top of retries would multiply. Both throw UnavailableException
 * when the outcome is unknown.
 */
@ApplicationScoped
public class PaymentsClient {
    private static final String TARGET = "payments";
    /**
     * What payments takes for two time-outs of the provider, 1.65 s, and a little for the way. Three attempts may take
     * it up to about 2.4 s: then the outcome is unknown, and the saga repeats the call under the same key.
     */
    private static final Duration LIMIT = Duration.ofMillis(1_900);

    private final PaymentsApi api;
    private final RemoteCalls calls;

    PaymentsClient(@RestClient PaymentsApi api, RemoteCalls calls) {
        this.api = api;
        this.calls = calls;
    }

    /** What became of a payment. */
    public enum Outcome {
        CAPTURED,
        DECLINED,
        REFUNDED,
        /** Given up before it was made: it never will be. */
        VOIDED
    }

    /** Takes the money for an order; the amount in minor units. */
    public Outcome pay(UUID orderId, long amount, String currency, String token) {
        try {
            return calls.once(TARGET, LIMIT, () -> api.pay(orderId, new PaymentsApi.Wanted(amount, currency, token)))
                    .status();
        } catch (WebApplicationException e) {
            throw Refusals.unexpected(TARGET, e);
        }
    }

    /** Gives the money back, or sees to it that it is never taken. */
    public void refund(UUID orderId) {
        try {
            calls.once(TARGET, LIMIT, () -> api.refund(orderId));
        } catch (WebApplicationException e) {
            throw Refusals.unexpected(TARGET, e);
        }
    }
}
